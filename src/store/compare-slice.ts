import type { StateCreator } from 'zustand/vanilla';
import { type ExpectedRun, type Ledger, planOf, type Scenario } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { AppStoreState } from './app-store.ts';
import { type CompareView, defaultCompare } from './compare-view.ts';
import { basisOf, type Design, scenarioOfDesign } from './designs.ts';
import type { View } from './link.ts';
import type { DesignRun, Job } from './run-design.ts';
import type { RunState } from './state.ts';

/** Comparing two designs: what is compared, and the runs that were made for it. */

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
  /** Runs of `compareBasis` by design. */
  designRuns: Partial<Readonly<Record<Design, DesignRun>>>;
  compareRun: CompareRunState;
  growthPoints: readonly GrowthPoint[];
  growthRun: CompareRunState;
  changeCompare(change: Partial<CompareView>): void;
  /** Runs what of the two designs has not been run for the scenario on the screen. */
  runCompare(): void;
  cancelCompare(): void;
  /** Runs groups of these sizes in both designs, as far as they have not been run. */
  runGrowth(sizes: readonly number[]): void;
  cancelGrowth(): void;
};

const idle: CompareRunState = { status: 'idle', done: 0, total: 0 };

/** What counts and computes a run comes with the screen that asks for it. */
const loadRunner = () => import('./run-design.ts');

export const createCompareSlice =
  (client: EngineClient, view: Partial<View>): StateCreator<AppStoreState, [], [], CompareSlice> =>
  (set, get) => {
    let basis = '';
    let comparing: AbortController | null = null;
    let growing: AbortController | null = null;

    /** Forgets the runs of another scenario. */
    const settle = () => {
      const now = basisOf(get().scenario);
      if (now === basis) return;
      basis = now;
      growing?.abort();
      set({ designRuns: {}, growthPoints: [], growthRun: idle });
    };

    const wanted = () => [...new Set([get().compare.left, get().compare.right])];

    /** One job after the other; tells progress over all of them, and how it ended. */
    const runJobs = async (
      jobs: readonly Job[],
      signal: AbortSignal,
      tell: (run: CompareRunState) => void,
      take: (job: Job, run: DesignRun) => void,
    ) => {
      const weights = jobs.map(({ size }) => size);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let before = 0;
      tell({ status: 'running', done: 0, total });
      const { runJob } = await loadRunner();
      if (signal.aborted) return;
      for (const job of jobs) {
        const progress = ({ done, total: events }: { done: number; total: number }) => {
          const part = events === 0 ? 0 : (done / events) * job.size;
          tell({ status: 'running', done: before + part, total });
        };
        const { run, end } = await runJob(client, job, progress, signal);
        if (signal.aborted) return;
        if (run === null) {
          const message = end.status === 'failed' ? { message: end.message } : {};
          return tell({ status: end.status, done: before, total, ...message });
        }
        before += job.size;
        take(job, run);
      }
      tell({ status: 'done', done: total, total });
    };

    return {
      compare: view.compare ?? defaultCompare,
      designRuns: {},
      compareRun: idle,
      growthPoints: [],
      growthRun: idle,
      changeCompare(change) {
        set((state) => ({ compare: { ...state.compare, ...change } }));
      },
      runCompare() {
        settle();
        comparing?.abort();
        comparing = new AbortController();
        const { scenario, designRuns } = get();
        const jobs = wanted()
          .filter((design) => designRuns[design] === undefined)
          .map((design): Job => {
            const made = scenarioOfDesign(scenario, design);
            return { kind: 'design', design, scenario: made, size: sizeOf(made) };
          });
        void runJobs(
          jobs,
          comparing.signal,
          (compareRun) => set({ compareRun }),
          ({ design }, run) =>
            set((state) => ({ designRuns: { ...state.designRuns, [design]: run } })),
        );
      },
      cancelCompare() {
        comparing?.abort();
        set((state) => ({ compareRun: { ...state.compareRun, status: 'cancelled' } }));
      },
      runGrowth(sizes) {
        settle();
        growing?.abort();
        growing = new AbortController();
        const { scenario, growthPoints } = get();
        const known = (design: Design, size: number) =>
          growthPoints.some((point) => point.design === design && point.size === size);
        const jobs = sizes.flatMap((size) =>
          wanted()
            .filter((design) => !known(design, size))
            .map((design): Job => {
              return { kind: 'size', design, scenario: scenarioOfDesign(scenario, design), size };
            }),
        );
        void runJobs(
          jobs,
          growing.signal,
          (growthRun) => set({ growthRun }),
          ({ design, size }, { ledger, expected }) =>
            set((state) => ({
              growthPoints: [...state.growthPoints, { design, size, ledger, expected }],
            })),
        );
      },
      cancelGrowth() {
        growing?.abort();
        set((state) => ({ growthRun: { ...state.growthRun, status: 'cancelled' } }));
      },
    };
  };

function sizeOf(scenario: Scenario): number {
  return planOf(scenario).members.length;
}
