/** What the class server (`bin/class-*.mjs`), the page of the trainer and the phones say to each other.
 *  Types only: each side has its own code. */

/** A phone answers with one option, or with all of them in an order. */
export type VotePick = 'one' | 'order';
export type VotePhase = 'shown' | 'open' | 'locked' | 'revealed';

/** What the trainer shows. Options are numbers of their place everywhere: an id might tell which is right. */
export type ShownMoment = Readonly<{
  caption: string;
  /** Step `step` of `of`. */
  step: number;
  of: number;
  /** Number of the picture of the figure; null where there is none. */
  picture: number | null;
}>;

export type ShownQuestion = Readonly<{
  /** Counted by the server over its life. */
  number: number;
  round: number;
  phase: VotePhase;
  pick: VotePick;
  stem: string;
  options: readonly string[];
  /** The places of the right options (of an order: all of them, rightly ordered), why each option is right
   *  or wrong, and how many chose it (of an order: began with it). Null until it is revealed. */
  answer: ShownAnswer | null;
}>;

export type ShownAnswer = Readonly<{
  right: readonly number[];
  why: readonly string[];
  counts: readonly number[];
  /** Phones that answered. */
  votes: number;
}>;

/** All that a phone knows of the class. */
export type PhoneView = Readonly<{
  boot: string;
  /** Rises with each change: an older view that comes late is left aside. */
  rev: number;
  /** Index of what the trainer shows now; with `pace` a phone may look back at the ones before. */
  now: number | null;
  moments: readonly ShownMoment[];
  pace: boolean;
  question: ShownQuestion | null;
  /** What this phone answered in this round. */
  yours: readonly number[] | null;
}>;

export type Vote = Readonly<{
  boot: string;
  question: number;
  round: number;
  options: readonly number[];
}>;

export type VoteOutcome = 'counted' | 'changed' | 'same';

/** Why the server refuses. */
export type Refusal =
  | 'bad-request'
  | 'closed'
  | 'wrong-code'
  | 'unknown'
  | 'full'
  | 'not-open'
  | 'locked'
  | 'gone'
  | 'too-many'
  | 'not-host'
  | 'elsewhere'
  | 'internal';

/** What the speaker's page on a phone shows. */
export type SpeakerView = Readonly<{
  notes: string;
  now: string;
  next: string;
  question: string;
  right: readonly string[];
}>;

export const speakerCommands = ['next', 'back', 'black'] as const;
export type SpeakerCommand = (typeof speakerCommands)[number];

/** All that the page of the trainer knows of its class. */
export type HostView = Readonly<{
  boot: string;
  open: boolean;
  /** The window that leads the class; null while it is closed. */
  lease: string | null;
  code: string;
  /** Where phones go to; upper-case, so that its QR code is small. */
  url: string;
  speakerUrl: string;
  address: string;
  addresses: readonly Readonly<{ address: string; name: string }>[];
  /** Phones that are there now. */
  phones: number;
  /** Phones that have answered in this round. */
  votes: number;
  pace: boolean;
}>;

export type HostMoment = Readonly<{
  /** Tells a moment from the next one; phones do not get it. */
  key: string;
  caption: string;
  step: number;
  of: number;
  /** An SVG document. */
  picture: string | null;
}>;

export type HostQuestion = Readonly<{
  /** Tells a question from the next one; phones do not get it. */
  key: string;
  round: number;
  phase: 'shown' | 'open';
  pick: VotePick;
  stem: string;
  options: readonly string[];
}>;

export type HostCommand = Readonly<
  | { name: 'open' | 'close' | 'lock' | 'withdraw' }
  | { name: 'moment'; moment: HostMoment | null }
  | { name: 'question'; question: HostQuestion }
  | { name: 'reveal'; right: readonly number[]; why: readonly string[] }
  | { name: 'pace'; on: boolean }
  | { name: 'address'; address: string }
  | { name: 'speaker'; view: SpeakerView }
>;

/** What locking a round came to: by the place of an option how many chose it. */
export type Tally = Readonly<{ round: number; counts: readonly number[]; votes: number }>;
