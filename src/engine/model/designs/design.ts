import type { GroupPurpose } from '../purpose.ts';
import type { Clause } from '../sources.ts';

/** What a design is: how a group gets the keys for media and for floor control. */

export const dualEncodings = ['two-payloads', 'two-keys-in-one-payload'] as const;
export const dualAcceptances = ['all-or-nothing', 'each-on-its-own'] as const;
export const purposeMarkings = ['text', 'mkfc-tag', 'none'] as const;
export const profiles = ['ts-33.179', 'ts-33.180'] as const;

export type DualEncoding = (typeof dualEncodings)[number];
export type DualAcceptance = (typeof dualAcceptances)[number];
export type PurposeMarking = (typeof purposeMarkings)[number];
export type Profile = (typeof profiles)[number];

/** Choices of a scenario that a design may make for it. */
export type Settings = Readonly<{
  dualEncoding: DualEncoding;
  dualAcceptance: DualAcceptance;
  purposeMarking: PurposeMarking;
  profile: Profile;
}>;

/** One run of the procedure of the figures: the keys its notification brings, and whether two of them
 *  share a Group Key Transport payload. */
export type DesignRound = Readonly<{ keys: readonly GroupPurpose[]; inOnePayload?: true }>;

/** What a key that an MCPTT server has part in is for. */
export type ServerKey = 'client' | 'multicast';

/** Changes of stage 3 that a design may need, each a row of the Clauses view. */
export const stage3Changes = [
  'keyDocument',
  'notification',
  'partner',
  'groupDocument',
  'callControl',
  'floorControl',
  'configuration',
  'tests',
  'purposeTag',
  'secondKey',
] as const;
export type Stage3Change = (typeof stage3Changes)[number];

/** Whether nobody says it but this tool, it was concluded, or it could not be checked. */
export type ChoiceMark = 'own' | 'inferred' | 'unverified';

export type Design = Readonly<{
  /** Names its words in the catalogue, and stands in links. */
  name: string;
  /** What a scenario says to be of it: the mode, and where designs share one, the encoding. */
  says: Readonly<{ gmkMode: string; dualEncoding?: DualEncoding }>;
  /** What follows from it, whatever the scenario says. */
  settles?: Partial<Settings>;
  /** The runs of the procedure, one after the other. */
  rounds: readonly [DesignRound, ...DesignRound[]];
  /** The key that each UE comes to share with the MCPTT server of its system behind the figure: the UE makes
   *  it (a CSK), or the server does (the MuSiK). */
  serverKey?: ServerKey;
  /** Whether a receiver of two keys in one notification takes them for a pair. */
  pairs?: true;
  /** Whether a release has it, and so the contribution does not ask about it. */
  published?: true;
  /** What it rests on. */
  sources: readonly Clause[];
  /** What of it no text says that was read: words of the catalogue, each with why it is so all the same. */
  choices: Readonly<Record<string, ChoiceMark>>;
  /** Which changes of stage 3 it needs; none where it is as published. */
  stage3: readonly Stage3Change[];
}>;
