import type { StateCreator } from 'zustand/vanilla';
import {
  canTalk,
  defaultPartnerSystem,
  defaultScenario,
  eventIndex,
  type InputProblem,
  parseScenario,
  type RunSource,
  type Scenario,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { AppStoreOptions, AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import { cursorIn, type Home, homeOf, selectionIn, type Wanted } from './place.ts';
import { createRunner } from './run-scenario.ts';
import { runTotals } from './selectors.ts';
import type { RunState, ScenarioSlice, Trace } from './state.ts';

export type ViewSlice = {
  /** Shows what a link holds: scenario, cursor, selection and panels. */
  showView(view: View): void;
  /** The user has moved the cursor: a run that ends later leaves it there. */
  keepCursor(): void;
};

/** A run of more events than this is shown while it grows, even where there is a trace already. */
const longRunEvents = 5_000;
/** After such a run the workers rest, while the page draws it. */
const restMilliseconds = 2_000;

type Place = Pick<AppStoreState, 'trace' | 'cursor'>;

/** The event of `place` in a growing trace, or the last one as long as it has not happened. */
function heldPlace({ events }: Trace, { trace, cursor }: Place): number {
  const at = eventIndex(events, trace.events[cursor]?.id ?? '');
  return at >= 0 ? at : Math.max(events.length - 1, 0);
}

/** A changed scenario with what the change asks for: a regroup has a partner system, and a pair that
 *  is no longer in the group does not talk. */
function settledParts(changed: Scenario): Scenario {
  const needsPartner = changed.procedure === 'group-regroup' && changed.systems.length === 1;
  const systems = needsPartner ? [...changed.systems, defaultPartnerSystem()] : changed.systems;
  const scenario = { ...changed, systems };
  return canTalk(scenario) ? scenario : { ...scenario, talk: null };
}

const firstNotification: Wanted = { eventId: null };
const sourceOf = (scenario: Scenario): RunSource => ({ kind: 'scenario', scenario });
const countsOf = ({ events }: Trace) => ({ done: events.length, total: events.length });

/** Why faults of a scenario do not fit it. The catalogue is loaded when a
 *  scenario has faults. */
async function problemsOfFaults(scenario: Scenario): Promise<readonly InputProblem[]> {
  const { faultProblems } = await import('./check-faults.ts');
  return faultProblems(scenario);
}

/** The faults that have no problem. */
function fittingFaults({ faults }: Scenario, problems: readonly InputProblem[]) {
  return faults.filter(
    (_, index) => !problems.some(({ path }) => path.split('.')[1] === `${index}`),
  );
}

const sameScenario = (a: Scenario, b: Scenario) => JSON.stringify(a) === JSON.stringify(b);

/** Scenario, run and trace. A trace is swapped in when its run is done; until there has been one,
 *  the growing trace is on the screen. A run that fails or is cancelled leaves the old state. */
export const createScenarioSlice =
  (
    client: EngineClient,
    { view: firstView, drawSeed }: AppStoreOptions,
  ): StateCreator<AppStoreState, [], [], ScenarioSlice & ViewSlice> =>
  (set, get) => {
    const runner = createRunner(client);
    let wanted: Wanted | null = { eventId: firstView.eventId ?? null };
    let hasTrace = false;
    /** Puts back the trace that was whole, after a long run has been shown growing. */
    let restore: (() => void) | null = null;
    /** Where the cursor was before a long trace began to grow, until the user moves it. */
    let place: Place | null = null;
    /** Where the user was last; null: where the cursor is. */
    let home: Home | null = null;
    /** A pair that talks in the other figure only. */
    let restingTalk: Scenario['talk'] = null;
    let settled: Scenario = firstView.scenario;
    /** Counts the runs, so that what comes late for one that was replaced is dropped. */
    let runs = 0;
    if (firstView.selection) wanted = { ...wanted, selection: firstView.selection };

    const show = (trace: Trace, run: RunState) => {
      const state = get();
      const from = place ? { ...state, ...place } : state;
      const seen = state.veil(trace);
      if (wanted !== null) home = null;
      home ??= wanted === null ? homeOf(from) : null;
      const { cursor: found, unknown } = cursorIn(seen, wanted, home);
      const isVeiled = unknown !== undefined && eventIndex(trace.events, unknown) >= 0;
      const cursor = isVeiled ? seen.events.length - 1 : found;
      const selection = selectionIn(seen, cursor, wanted, from);
      if (unknown !== undefined && !isVeiled) {
        state.notify({ tone: 'info', key: 'app.notice.eventUnknown', values: { id: unknown } });
      }
      wanted = null;
      place = null;
      hasTrace = true;
      restore = null;
      const { source } = trace;
      const isBaseline =
        source.kind === 'scenario' && source.scenario.gmkMode === 'dual-two-procedures';
      const baseline = isBaseline ? runTotals(trace.events) : null;
      set({ trace: seen, run, baseline, cursor, selection, playing: false });
    };

    const goBack = (run: RunState) => {
      wanted = null;
      place = null;
      set({ run, scenario: settled });
    };

    const runBaseline = async (scenario: Scenario) => {
      if (scenario.gmkMode !== 'dual-one-procedure') return;
      const rest = get().trace.events.length > longRunEvents ? restMilliseconds : 0;
      const baseline = await runner.totals({ ...scenario, gmkMode: 'dual-two-procedures' }, rest);
      if (baseline !== null) set({ baseline });
    };

    const run = async (source: RunSource, mayDrop = false) => {
      const { trace: old, cursor, selection, baseline, quiz } = get();
      set({ run: { status: 'running', done: 0, total: 0 } });
      if (hasTrace) restore ??= () => set({ trace: old, cursor, selection, baseline, quiz });
      runner.stop();
      runs += 1;
      const thisRun = runs;
      if (source.kind === 'scenario' && source.scenario.faults.length > 0) {
        const problems = await problemsOfFaults(source.scenario);
        if (thisRun !== runs) return;
        if (problems.length > 0) return withoutFaults(source.scenario, problems, mayDrop);
      }
      let shown = 0;
      const result = await runner.start(source, ({ done, total }, trace) => {
        const progress = { run: { status: 'running', done, total } } as const;
        const isLong = total > longRunEvents;
        const grows = isLong ? trace.events.length >= 2 * shown : !hasTrace;
        if (!grows) return set(progress);
        if (shown === 0 && hasTrace && wanted === null) place = { trace: old, cursor };
        shown = trace.events.length;
        const grown = get().veil({ ...trace, events: [...trace.events] });
        const at = place
          ? heldPlace(grown, place)
          : cursorIn(grown, wanted, homeOf(get()), true).cursor;
        set({ ...progress, trace: grown, baseline: null, cursor: at });
      });
      if (result === null) return;
      const { trace, end } = result;
      const counts = countsOf(trace);
      if (end.status === 'failed') {
        const values = { message: end.message };
        get().notify({ tone: 'error', key: 'app.notice.runFailed', values });
        restore?.();
        return goBack({ ...get().run, status: 'failed', message: end.message });
      }
      if (end.status === 'cancelled') {
        restore?.();
        return goBack({ ...get().run, status: 'cancelled' });
      }
      const grown = get().trace;
      const isWhole = !hasTrace && grown.events.length === trace.events.length;
      show(isWhole ? grown : trace, { status: 'done', ...counts });
      if (source.kind !== 'scenario') return;
      settled = source.scenario;
      await runBaseline(source.scenario);
    };

    const reject = ([first]: readonly InputProblem[]) => {
      if (!first) return;
      const values = { path: first.path, reason: first.problem };
      get().notify({ tone: 'error', key: 'app.notice.scenarioRejected', values });
    };

    /** Faults that do not fit: after a change of something else they are taken out, and else everything
     *  stays as it was. Where there has been nothing yet, as with a link, the default is shown. */
    const withoutFaults = (
      scenario: Scenario,
      problems: readonly InputProblem[],
      mayDrop: boolean,
    ) => {
      restore?.();
      if (mayDrop) {
        const faults = fittingFaults(scenario, problems);
        const count = scenario.faults.length - faults.length;
        const values = { count, reason: problems[0]?.problem ?? '' };
        get().notify({ tone: 'info', key: 'app.notice.faultsDropped', values });
        return void accept({ ...scenario, faults });
      }
      reject(problems);
      if (!hasTrace) {
        settled = defaultScenario();
        return void accept(settled);
      }
      goBack({ status: 'done', ...countsOf(get().quiz.whole ?? get().trace) });
    };

    /** Runs a scenario that is in order; says why of another one and leaves everything as it was. */
    const accept = (candidate: unknown, mayDrop = false): boolean => {
      const parsed = parseScenario(candidate);
      if (!parsed.ok) {
        reject(parsed.problems);
        return false;
      }
      const seed = parsed.value.seed === 'fresh' ? drawSeed() : parsed.value.seed;
      const scenario = { ...parsed.value, seed };
      if (get().trace.source.kind !== 'scenario') wanted ??= firstNotification;
      set({ scenario });
      void run(sourceOf(scenario), mayDrop);
      return true;
    };

    const showAtOnce = (view: View) => {
      wanted = { eventId: view.eventId, selection: view.selection };
      show(get().quiz.whole ?? get().trace, get().run);
    };

    return {
      scenario: firstView.scenario,
      run: { status: 'running', done: 0, total: 0 },
      trace: { source: sourceOf(firstView.scenario), actors: [], events: [], timings: {} },
      baseline: null,
      changeScenario(change) {
        const { scenario } = get();
        const talk = change.talk === undefined ? (scenario.talk ?? restingTalk) : change.talk;
        const changed = settledParts({ ...scenario, ...change, talk });
        restingTalk = changed.talk === null ? talk : null;
        accept(changed, change.faults === undefined);
      },
      loadScenario(scenario) {
        accept(scenario);
      },
      openSource(source) {
        wanted = firstNotification;
        set({ scenario: settled });
        void run(source);
      },
      cancelRun() {
        if (get().run.status !== 'running') return;
        runner.stop();
        runs += 1;
        restore?.();
        goBack({ ...get().run, status: 'cancelled' });
      },
      rerun() {
        accept(get().scenario);
      },
      showView(view) {
        const { scenario, trace, run: now } = get();
        set({ predicting: view.predicting });
        const onScreen = trace.source.kind === 'scenario' && now.status === 'done';
        if (onScreen && sameScenario(view.scenario, scenario)) showAtOnce(view);
        else {
          const before = wanted;
          wanted = { eventId: view.eventId, selection: view.selection };
          if (!accept(view.scenario)) {
            wanted = before;
            return;
          }
        }
        const { screen, custodyCell, lineage, compare, tab, stepUnit, setupOpen, speed } = view;
        set({ screen, custodyCell, lineage, compare, tab, stepUnit, setupOpen, speed });
      },
      keepCursor() {
        wanted = null;
        place = null;
        home = null;
      },
    };
  };
