import type { ActorId, CheckName, Scenario, SkipEntry, Trial } from '../engine/index.ts';
import type { View } from './view.ts';

/** The state of showing what a check stops. */

/** The search for something that only one check stops, in the run on the screen. `nothing`: no fault of the
 *  catalogue runs into the check in this run. */
export type StopSearch = Readonly<{
  check: CheckName;
  party: ActorId;
  status: 'running' | 'nothing' | 'cancelled' | 'failed';
  /** Faults tried, of those that may be. */
  done: number;
  total: number;
}>;

/** What each check alone stops, as far as the faults of the catalogue have been tried. */
export type StopTable = Readonly<{
  status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  trials: readonly Trial[];
}>;

export type StopsSlice = {
  stopSearch: StopSearch | null;
  stopTable: StopTable;
  /** What was on the screen before a comparison took its place. */
  before: View | null;
  /** Looks for what only this check stops and shows it: the run with the check beside the run without. */
  showWhatStops(check: CheckName, party: ActorId): Promise<void>;
  cancelStopSearch(): void;
  /** Puts a scenario on the screen and compares it with a check and without. */
  compareWithout(scenario: Scenario, without: SkipEntry): void;
  /** Tries every fault of the catalogue. */
  fillStopTable(): Promise<void>;
  cancelStopTable(): void;
  /** Goes back to what was there before. */
  backToBefore(): void;
};
