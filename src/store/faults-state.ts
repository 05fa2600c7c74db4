import type { ActorId, CheckName, FaultEntry, Question, SkipEntry } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { Trace } from './trace.ts';

/** The state of what goes wrong in the run or is left out of it, and of the game of predicting it. */

/** Where a fault is to be put: what the menu of the ladder fills in. `at` null: still to be chosen. */
export type FaultAim = Readonly<{ at: FaultEntry['at'] | null; to: FaultEntry['to'] }>;

/** The menu of the ladder: of an event or an actor, at a place of the window in pixels. */
export type FaultMenu = Readonly<{
  of: Readonly<{ eventId: string } | { actor: ActorId }>;
  x: number;
  y: number;
}>;

/** What the class says will happen. */
export type Choice = CheckName | 'none';

/** "Which check fires?" over the run on the screen: its whole trace, of which no more is shown than
 *  leads to the open question; the answers by event; and the answer whose card is shown. */
export type Quiz = Readonly<{
  whole: Trace | null;
  answers: Readonly<Record<string, Choice>>;
  revealed: Readonly<{ question: Question; choice: Choice; right: boolean }> | null;
}>;

export type FaultsSlice = {
  /** What the fault dialog was opened for. */
  faultAim: FaultAim | null;
  faultMenu: FaultMenu | null;
  /** Whether the run stops at a fault and asks. */
  predicting: boolean;
  quiz: Quiz;
  /** Kept while the page is open. */
  score: Readonly<{ right: number; asked: number }>;
  /** Runs a source beside the run on the screen. */
  runApart: EngineClient['run'];
  openFaults(aim?: FaultAim | null): void;
  showFaultMenu(menu: FaultMenu | null): void;
  addFault(entry: FaultEntry): void;
  /** Adds a fault, closes the dialog, and moves to where it strikes once the run has come. */
  putFault(entry: FaultEntry): void;
  removeFault(index: number): void;
  changeFault(index: number, entry: FaultEntry): void;
  clearFaults(): void;
  /** Leaves a check out: its party goes on without it. */
  skipCheck(entry: SkipEntry): void;
  /** Has a check made again that was left out. */
  makeCheck(entry: SkipEntry): void;
  /** Has every check made again. */
  clearSkips(): void;
  togglePredicting(): void;
  answerQuestion(choice: Choice): void;
  dismissAnswer(): void;
  resetScore(): void;
};
