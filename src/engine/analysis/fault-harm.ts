import { outsider } from '../model/actors.ts';
import { bytesToHex, uint32ToBytes } from '../model/bytes.ts';
import type { Purpose } from '../model/purpose.ts';
import type {
  CheckEvent,
  FailureCode,
  OutcomeEvent,
  StoreEvent,
  TraceEvent,
} from '../trace/trace.ts';

import { createGmkOrigins, receiptOf } from './gmk-origins.ts';
import { madeKeyOf } from './made-key.ts';

/** What harm a run has come to, whether a check has noticed or not: read from its events. */

export const harms = [
  /** Somebody outside the systems was given a GMK, or a member keeps one that somebody outside knows. */
  'known-outside',
  /** A member keeps a key that a check it has left out would have refused. */
  'kept-unchecked',
  /** A member holds fewer keys than it should. */
  'key-missing',
  /** A member keeps for one purpose the GMK that was made for the other. */
  'wrong-purpose',
  /** A packet of the group is protected with the key made for the other purpose. */
  'under-other-key',
  /** A member keeps a GMK, or a GMK-ID, that the GMS never made. */
  'wrong-key',
  /** A member keeps a key that may not be used: not active yet, revoked, or expired. */
  'not-usable',
  /** A packet of the group does not open at its receiver, or was never sent. */
  'packet-closed',
  /** The GMS waits for an answer that does not come. */
  'no-answer',
] as const;
export type Harm = (typeof harms)[number];

/** What has been seen of a run so far: the keys its GMSs have made, where others come from, and what members
 *  have left unchecked in the messages they received. */
type Seen = Readonly<{
  made: Map<string, Purpose>;
  madeById: Map<string, Purpose>;
  origins: ReturnType<typeof createGmkOrigins>;
  unchecked: Map<string, FailureCode[]>;
}>;

/** The harm of a run that has come to its end, in the order of the list; none where every member
 *  holds the right keys, every packet opens and every answer has come. */
export function harmsOf(events: readonly TraceEvent[]): readonly Harm[] {
  const fold = createHarms();
  for (const event of events) fold.add(event);
  return fold.harms();
}

/** The same for events that come one at a time, in the order of the run. */
export function createHarms() {
  const seen: Seen = {
    made: new Map(),
    madeById: new Map(),
    origins: createGmkOrigins(),
    unchecked: new Map(),
  };
  const found = new Set<Harm>();
  return {
    add(event: TraceEvent): void {
      note(seen, event);
      for (const harm of harmsIn(event, seen)) found.add(harm);
    },
    harms: (): readonly Harm[] => harms.filter((harm) => found.has(harm)),
  };
}

function note({ made, madeById, origins, unchecked }: Seen, event: TraceEvent): void {
  origins.add(event);
  const key = madeKeyOf(event);
  if (key && event.actor !== outsider) {
    made.set(keyName(key.key, key.keyId), event.purpose ?? 'group');
    madeById.set(keyName(key.keyId), event.purpose ?? 'group');
  }
  if (event.kind === 'skip' && event.wouldFail && event.subject) {
    const at = receiptOf(event.actor, event.subject);
    unchecked.set(at, [...(unchecked.get(at) ?? []), event.wouldFail.code]);
  }
}

const keyName = (...octets: readonly unknown[]) =>
  octets.map((value) => (value instanceof Uint8Array ? bytesToHex(value) : '')).join(' ');

function harmsIn(event: TraceEvent, seen: Seen): readonly Harm[] {
  switch (event.kind) {
    case 'message':
      return event.name === 'leak' ? ['known-outside'] : [];
    case 'check':
      return [
        ...(opensOutside(event) ? (['known-outside'] as const) : []),
        ...(isUnderOther(event, seen) ? (['under-other-key'] as const) : []),
      ];
    case 'store':
      return harmsOfStored(event, seen);
    case 'outcome':
      return harmsAtEnd(event);
    default:
      return [];
  }
}

/** Whether somebody outside has opened a packet of the group. */
const opensOutside = ({ check, passed, actor }: CheckEvent) =>
  check === 'packet' && passed && actor === outsider;

/** Whether a packet names, in its MKI, a key that was made for the other of two purposes. */
function isUnderOther({ check, values, path = '' }: CheckEvent, { madeById }: Seen): boolean {
  if (check !== 'mki') return false;
  const gmkId = values.find(({ name }) => name === 'GMK-ID')?.value;
  const madeFor = madeById.get(keyName(gmkId));
  return madeFor === (path.startsWith('SRTP.') ? 'floor' : 'media');
}

function harmsOfStored({ actor, record, update }: StoreEvent, seen: Seen): readonly Harm[] {
  const { gmk, gmkId, purpose, state, learntFrom } = record;
  const unchecked = seen.unchecked.get(receiptOf(actor, learntFrom)) ?? [];
  const origin = seen.origins.foreign(gmk, actor, learntFrom);
  const madeFor = seen.made.get(keyName(gmk, uint32ToBytes(gmkId)));
  // A key that is taken back from who holds it is not used: that is what the message is for.
  const isTakenBack = update && state === 'revoked';
  const isUnusable = (state !== 'active' && !isTakenBack) || unchecked.includes('expired');
  const wrong = madeFor === undefined ? 'wrong-key' : 'wrong-purpose';
  // A message made elsewhere: the run does not show what its sender made.
  const isMadeHere = seen.made.size > 0;
  return [
    ...(origin === 'outsider' ? (['known-outside'] as const) : []),
    ...(unchecked.length > 0 ? (['kept-unchecked'] as const) : []),
    ...(!isMadeHere || madeFor === purpose ? [] : ([wrong] as const)),
    ...(isUnusable ? (['not-usable'] as const) : []),
  ];
}

function harmsAtEnd({ members, packets }: OutcomeEvent): readonly Harm[] {
  return [
    ...(members.some(({ keysHeld, keysExpected }) => keysHeld < keysExpected)
      ? (['key-missing'] as const)
      : []),
    ...(packets.some(({ opened }) => !opened) ? (['packet-closed'] as const) : []),
    ...(members.some(({ unanswered }) => unanswered > 0) ? (['no-answer'] as const) : []),
  ];
}
