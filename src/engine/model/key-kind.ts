import { type keyTypes, type Purpose, purposeTag } from './purpose.ts';
import type { Clause } from './sources.ts';

/** What a kind of key is: who makes it for whom, how it is named, and what it protects. */

/** A party of a message: the MCPTT server stands for every server besides the GMS. */
export type KeyParty = 'gms' | 'ue' | 'server';

export type KeyKind = Readonly<{
  name: keyof typeof keyTypes;
  purpose: Purpose;
  from: KeyParty;
  to: KeyParty;
  /** Whether its identifier is XORed with a salt of the receiver. Source: TS 33.180 §5.2.3. */
  diversified: boolean;
  /** CS IDs it is used with: the first where a message gives none. Source: TS 33.180 Table E.1.3-1. */
  csIds: readonly [number, ...number[]];
  /** Whether other CS IDs are refused; for some keys no text at hand gives one. */
  csIdsKnown: boolean;
  /** Whether both ends send under it, the responder with the next CS ID. */
  bothEnds: boolean;
  /** Whether it never protects media. */
  controlOnly: boolean;
  /** What gives its parties and its use. */
  clause: Clause;
  /** Whether parties or use are not read in a text. */
  unverified: boolean;
}>;

const usual = {
  diversified: false,
  csIdsKnown: true,
  bothEnds: false,
  controlOnly: true,
  unverified: false,
} as const;

/** By purpose tag. Sources: TS 33.180 §5.4 to §5.8, Annex G and Table E.1.3-1, TS 33.179 §7.7. The CS
 *  IDs of SPK, MKFC and MSCCK are not known: what implementations take is a guess. */
export const keyKinds: readonly KeyKind[] = [
  {
    ...usual,
    ...{ name: 'GMK', purpose: 'group', from: 'gms', to: 'ue', clause: 'TS 33.179 §7.3.1' },
    ...{ diversified: true, csIds: [4, 5], controlOnly: false },
  },
  {
    ...usual,
    ...{ name: 'PCK', purpose: 'private', from: 'ue', to: 'ue', clause: 'TS 33.180 §5.6' },
    ...{ csIds: [0, 1, 2, 3], bothEnds: true, controlOnly: false },
  },
  {
    ...usual,
    ...{ name: 'CSK', purpose: 'client', from: 'ue', to: 'server', clause: 'TS 33.180 §5.4' },
    csIds: [6, 8],
  },
  {
    ...usual,
    ...{ name: 'SPK', purpose: 'server', from: 'server', to: 'server', clause: 'TS 33.180 §5.5' },
    ...{ csIds: [0], csIdsKnown: false, unverified: true },
  },
  {
    ...usual,
    ...{ name: 'MKFC', purpose: 'floor', from: 'gms', to: 'ue', clause: 'TS 33.179 §7.3.2' },
    ...{ csIds: [4], csIdsKnown: false, controlOnly: false, unverified: true },
  },
  {
    ...usual,
    ...{ name: 'MSCCK', purpose: 'bearer', from: 'server', to: 'ue', clause: 'TS 33.179 §7.7' },
    ...{ csIds: [0], csIdsKnown: false, unverified: true },
  },
  {
    ...usual,
    ...{
      name: 'MuSiK',
      purpose: 'multicast',
      from: 'server',
      to: 'ue',
      clause: 'TS 33.180 §5.8.1',
    },
    csIds: [7, 9],
  },
];

const [gmkKind] = keyKinds as readonly [KeyKind, ...KeyKind[]];

/** The kind of key that is for a purpose; undefined for what a GMK is for. */
export const keyKindFor = (purpose: Purpose): KeyKind | undefined =>
  keyKinds.find((kind) => kind.purpose === purpose);

/** The CS ID a key is used with first: of a GMK for a purpose of its own too, that of a group call. */
export const csIdOf = (purpose: Purpose): number => (keyKindFor(purpose) ?? gmkKind).csIds[0];

/** The kind an identifier's purpose tag says, null where the tag is not assigned. */
export const keyKindOf = (keyId: number): KeyKind | null => keyKinds[purposeTag(keyId)] ?? null;

/** The same, a key of an unassigned tag taken for a group key. */
export const keyKindOrGmk = (keyId: number): KeyKind => keyKindOf(keyId) ?? gmkKind;

/** Whether an identifier is that of a key which is diversified per receiver: a GUK-ID.
 *  Source: TS 33.180 §5.2.3. */
export const isDiversified = (keyId: number): boolean => keyKindOf(keyId)?.diversified ?? false;
