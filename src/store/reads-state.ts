import type { ActorId, GatheredReads, ReaderMarks, Scenario } from '../engine/index.ts';

/** The state of asking who reads what, when. */

/** The end of an act, 0 for the beginning of the run, or an event by its id. */
export type ReadsMoment = number | string;

/** A party whose secrets somebody gets. `stays`: that one is in for good, and goes on getting them. */
export type ReadsCompromise = Readonly<{ actor: ActorId; at: ReadsMoment; stays: boolean }>;

/** A cell of the table: a party, or all of them together, and what went over the network. */
export type ReadsCell = Readonly<{ row: ActorId | 'all'; item: string }>;

/** What is asked and shown. */
export type ReadsView = Readonly<{
  compromised: readonly ReadsCompromise[];
  /** Whether all traffic was recorded, from before the first compromise on. */
  recorded: boolean;
  /** Members of a large group that are shown besides those who do something. */
  shown: readonly ActorId[];
  cell: ReadsCell | null;
}>;

export const emptyReads: ReadsView = { compromised: [], recorded: true, shown: [], cell: null };

/** What was found, and of what. */
export type ReadsFound = Readonly<{
  scenario: Scenario;
  view: ReadsView;
  /** The parties of the table, in the order of the figure. */
  rows: readonly ActorId[];
  /** Members of the run that are no rows. */
  others: readonly ActorId[];
  gathered: GatheredReads;
  marks: readonly ReaderMarks[];
}>;

export type ReadsSearch = Readonly<{
  status: 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  /** Of the search before, until this one has come to its end. */
  found: ReadsFound | null;
}>;

/** What could have been done against it; `forge`: what somebody can do with the signing keys of a GMS. */
export const readsHelps = ['renew', 'remove', 'rekey', 'drop', 'forge'] as const;
export type ReadsHelp = (typeof readsHelps)[number];

/** What was found before something was done against it. */
export type ReadsBefore = Readonly<{
  help: ReadsHelp;
  found: ReadsFound;
  /** The act that was put in, from 2; null where none was. */
  inserted: number | null;
  /** The scenario with it. */
  after: Scenario;
}>;

export type ReadsSlice = {
  reads: ReadsView;
  readsSearch: ReadsSearch | null;
  readsBefore: ReadsBefore | null;
  /** Shows who reads what, or the ladder again. */
  toggleReads(): void;
  /** Asks something else. */
  askReads(change: Partial<ReadsView>): void;
  /** Tries the traffic of the run on the screen with what is asked. */
  findReads(): Promise<void>;
  cancelReads(): void;
  /** Puts what would have helped into the scenario. */
  tryHelp(help: ReadsHelp): Promise<void>;
  /** Takes it out again. */
  undoHelp(): void;
};
