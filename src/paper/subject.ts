import type {
  Actor,
  AirTime,
  ExpectedRun,
  Harm,
  Ledger,
  Scenario,
  TraceEvent,
} from '../engine/index.ts';
import type { Formats } from '../i18n/formats.ts';
import type { CompareView } from '../store/compare-view.ts';
import type { ClauseTexts } from '../store/kept-clause.ts';
import type { PaperPicture } from './paper.ts';

/** What a paper is about: a run, or two of them beside each other. */

export const paperParts = ['figures', 'numbers', 'clause', 'references'] as const;
export type PaperPart = (typeof paperParts)[number];

/** A run with what is told of it. `name` and `short`: the design, or whether it makes a check. */
export type PaperSide = Readonly<{
  name: string;
  short: string;
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  ledger: Ledger;
  time: AirTime;
  expected: ExpectedRun;
  harms: readonly Harm[];
}>;

/** The channel and what a second procedure is taken to do. */
export type Assumed = Pick<
  CompareView,
  'kilobitsPerSecond' | 'roundTripMilliseconds' | 'keyDocument'
>;

/** Two designs, one run with a check and without it, or a run alone. */
export type PaperSubject = Readonly<
  { assumed: Assumed } & (
    | { kind: 'designs'; left: PaperSide; right: PaperSide }
    | { kind: 'check'; check: string; left: PaperSide; right: PaperSide }
    | { kind: 'run'; left: PaperSide }
  )
>;

/** The words of a language, and how it writes numbers. */
export type PaperWords = Readonly<{
  language: string;
  t: (key: string, values?: Record<string, unknown>) => string;
  formats: Formats;
}>;

/** When and with what the paper is made, and where its run is found again: an address, or what stands
 *  behind one. */
export type Made = Readonly<{ version: string; date: string; link: string }>;

/** A drawing on the sheets it takes; of a long one `total` are more than stand in the paper. */
export type Sheets = Readonly<{ shown: readonly PaperPicture[]; total: number }>;

/** All that a paper is made of. `pictures`: of both sides, or of a run its figure and its members. */
export type PaperInput = Readonly<{
  subject: PaperSubject;
  pictures: readonly [Sheets, Sheets] | null;
  clause: ClauseTexts;
  parts: readonly PaperPart[];
  made: Made;
  words: PaperWords;
}>;

/** The sides a subject has. */
export const sidesIn = (subject: PaperSubject): readonly PaperSide[] =>
  subject.kind === 'run' ? [subject.left] : [subject.left, subject.right];
