import { planOf, type Scenario } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { CompareRunState, CompareSlice, DesignRun } from './compare-state.ts';
import { basisOf, type Design } from './designs.ts';
import type { Job } from './run-design.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

const idle: CompareRunState = { status: 'idle', done: 0, total: 0 };

/** What counts and computes a run comes with the screen that asks for it. */
const loadRunner = partOf(() => import('./run-design.ts'));

export const createCompareSlice =
  (client: EngineClient, view: View): SliceCreator<CompareSlice> =>
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
      const runner = await loadRunner().catch(() => null);
      if (signal.aborted) return;
      if (runner === null) return tell({ status: 'failed', done: 0, total, trouble: 'not-loaded' });
      const { runJob } = runner;
      for (const job of jobs) {
        const progress = ({ done, total: events }: { done: number; total: number }) => {
          const part = events === 0 ? 0 : (done / events) * job.size;
          tell({ status: 'running', done: before + part, total });
        };
        const { run, end } = await runJob(client, job, progress, signal);
        if (signal.aborted) return;
        if (run === null) {
          const why = end.status === 'failed' ? { message: end.message, trouble: end.trouble } : {};
          return tell({ status: end.status, done: before, total, ...why });
        }
        before += job.size;
        take(job, run);
      }
      tell({ status: 'done', done: total, total });
    };

    return {
      compare: view.compare,
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
          .map((design): Job => ({ kind: 'design', design, scenario, size: sizeOf(scenario) }));
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
            .map((design): Job => ({ kind: 'size', design, scenario, size })),
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
