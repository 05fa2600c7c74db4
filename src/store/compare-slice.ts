import { firstActOf, planOf, type Scenario } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import {
  type CompareSide,
  comparedSides,
  designsOf,
  scenarioOfSide,
  sharedBasis,
} from './compare-sides.ts';
import type { CompareRunState, CompareSlice, SideActs } from './compare-state.ts';
import { type Design, designs } from './designs.ts';
import type { Job } from './run-side.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

const idle: CompareRunState = { status: 'idle', done: 0, total: 0 };

/** The work of a failed half, in members: two acts of the smallest group. */
const halfWeight = 2;

/** What counts and computes a run comes with the screen that asks for it. */
const loadRunner = partOf(() => import('./run-side.ts'));
type Runner = typeof import('./run-side.ts');

export const createCompareSlice =
  (client: EngineClient, view: View): SliceCreator<CompareSlice> =>
  (set, get) => {
    let basis = '';
    let comparing: AbortController | null = null;
    let growing: AbortController | null = null;

    /** Forgets the runs of another scenario. */
    const settle = () => {
      const { scenario, compare } = get();
      const now = sharedBasis(scenario, compare.without);
      if (now === basis) return;
      basis = now;
      growing?.abort();
      set({ sideRuns: {}, halfRuns: {}, growthPoints: [], growthRun: idle });
    };

    const jobFor = <S extends CompareSide>(kind: Job['kind'], side: S, size?: number): Job<S> => {
      const { scenario, compare } = get();
      // How a design grows is told of the first act, in which the group gets its keys.
      const told = kind === 'whole' ? scenario : firstActOf(scenario);
      const ofSide = scenarioOfSide(told, side, compare.without);
      return { kind, side, scenario: told, ofSide, size: size ?? sizeOf(scenario) };
    };

    /** One job after the other; tells progress over all of them, and how it ended. */
    const runJobs = async <S extends CompareSide>(
      jobs: readonly Job<S>[],
      signal: AbortSignal,
      tell: (run: CompareRunState) => void,
      take: (job: Job<S>, run: SideActs, runner: Runner) => void,
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
        take(job, run, runner);
      }
      tell({ status: 'done', done: total, total });
    };

    return {
      compare: view.compare,
      sideRuns: {},
      halfRuns: {},
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
        const { compare, sideRuns, halfRuns } = get();
        const sides = comparedSides(compare);
        const jobs = [
          ...sides
            .filter((side) => sideRuns[side] === undefined)
            .map((side) => jobFor('whole', side)),
          ...designs
            .filter((one) => sides.includes(one) && halfRuns[one] === undefined)
            .map((one) => jobFor<CompareSide>('half', one, halfWeight)),
        ];
        void runJobs(
          jobs,
          comparing.signal,
          (compareRun) => set({ compareRun }),
          ({ kind, side }, run, { halfOf }) =>
            set((state) =>
              kind === 'half'
                ? { halfRuns: { ...state.halfRuns, [side]: halfOf(run) } }
                : { sideRuns: { ...state.sideRuns, [side]: run } },
            ),
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
        const { compare, growthPoints } = get();
        const known = (design: Design, size: number) =>
          growthPoints.some((point) => point.design === design && point.size === size);
        const compared = [...new Set(designsOf(compare))];
        const jobs = sizes.flatMap((size) =>
          compared
            .filter((design) => !known(design, size))
            .map((design) => jobFor('size', design, size)),
        );
        void runJobs(
          jobs,
          growing.signal,
          (growthRun) => set({ growthRun }),
          ({ side: design, size }, [{ ledger, expected }]) =>
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
