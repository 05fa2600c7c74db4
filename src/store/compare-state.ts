import type {
  CarriedFault,
  ExpectedRun,
  Harm,
  Ledger,
  Scenario,
  StepLedgers,
} from '../engine/index.ts';
import type { CompareSide } from './compare-sides.ts';
import type { CompareView } from './compare-view.ts';
import type { Design } from './designs.ts';
import type { FailedHalf } from './failed-half.ts';
import type { RunState, Trace } from './trace.ts';

/** The state of comparing two runs: what is compared, and the runs that were made for it. */

/** An act of the run of one side: its ledger, whole and as it was after each step, that of all acts so far,
 *  and its trace in the order of the figure, of a large group as far as the figure shows it. */
export type SideRun = Readonly<{
  scenario: Scenario;
  ledger: Ledger;
  soFar: Ledger;
  /** That of all acts before; null in the first one. */
  before: Ledger | null;
  steps: StepLedgers;
  expected: ExpectedRun;
  trace: Trace;
  /** What harm it has come to. */
  harms: readonly Harm[];
  /** The faults of the scenario as they are on this side. */
  carried: readonly CarriedFault[];
}>;

/** The run of one side by its acts. */
export type SideActs = readonly [SideRun, ...SideRun[]];

/** A real run of a group of another size. */
export type GrowthPoint = Readonly<{
  design: Design;
  size: number;
  ledger: Ledger;
  expected: ExpectedRun;
}>;

export type CompareRunState = Omit<RunState, 'status'> &
  Readonly<{ status: RunState['status'] | 'idle' }>;

export type CompareSlice = {
  compare: CompareView;
  /** Runs of the scenario on the screen, by side. */
  sideRuns: Partial<Readonly<Record<CompareSide, SideActs>>>;
  /** What it costs to send one member again one key that failed, by design. */
  halfRuns: Partial<Readonly<Record<Design, FailedHalf>>>;
  compareRun: CompareRunState;
  growthPoints: readonly GrowthPoint[];
  growthRun: CompareRunState;
  changeCompare(change: Partial<CompareView>): void;
  /** Runs what of the sides has not been run for the scenario on the screen. */
  runCompare(): void;
  cancelCompare(): void;
  /** Runs groups of these sizes in all designs, as far as they have not been run. */
  runGrowth(sizes: readonly number[]): void;
  cancelGrowth(): void;
};
