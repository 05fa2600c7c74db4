import {
  defaultScenario,
  designOf,
  firstActOf,
  type InputProblem,
  parseScenario,
  type RunSource,
  type Scenario,
  withActRemoved,
  withEdits,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { actToShow, traceInAct } from './acts.ts';
import { changedScenario } from './changed-scenario.ts';
import { completed } from './depth.ts';
import { sameJson } from './differences.ts';
import {
  carriedScenario,
  fittingOf,
  isDisturbed,
  mayMisfit,
  problemsOfMisfits,
} from './fault-problems.ts';
import { firstNotification, firstVerdict, momentIn, unknownEvent } from './moment.ts';
import { sourceWith } from './mystery-client.ts';
import { newQuiz, seenOf } from './quiz.ts';
import { noticeOfFailure, noticeOfGone, noticeOfProblem, noticeOfTakenOut } from './run-notices.ts';
import { createRunner } from './run-scenario.ts';
import { runsTwice, runTotals } from './selectors.ts';
import type { AppState, ScenarioSlice } from './state.ts';
import type { AppStoreState, SliceCreator } from './store-state.ts';
import type { RunState, Trace } from './trace.ts';
import { stateOf, type View } from './view.ts';

/** A run of more events than this is shown while it grows, even where there is a trace already. */
const longRunEvents = 5_000;
/** It is drawn again when it has doubled, and no sooner than this after the last time. */
const growthMilliseconds = 1_500;
/** After such a run the workers rest, while the page draws it. */
const restMilliseconds = 2_000;

type Shown = Pick<AppState, 'act' | 'trace' | 'cursor' | 'selection' | 'baseline' | 'quiz'>;

const sourceOf = (scenario: Scenario): RunSource => ({ kind: 'scenario', scenario });
/** Whether a source can be run, as far as its form tells. */
const isInOrder = (source: RunSource) =>
  source.kind !== 'scenario' || parseScenario(source.scenario).ok;
const countsOf = ({ events }: Trace) => ({ done: events.length, total: events.length });

/** Scenario, run and trace. A trace is swapped in when its run is done; until there has been one,
 *  the growing trace is on the screen. A run that fails or is cancelled leaves the old state. */
export const createScenarioSlice =
  (
    client: EngineClient,
    view: View,
    drawSeed: () => string,
  ): SliceCreator<ScenarioSlice & Pick<AppStoreState, 'showView'>> =>
  (set, get) => {
    const runner = createRunner(client);
    /** The scenario of the last run that came to its end. */
    let settled = view.scenario;
    let hasTrace = false;
    /** What was on the screen before a long run began to grow there. */
    let before: Shown | null = null;
    let restingTalk: Scenario['talk'] = null;
    /** Whether a run told what lies ahead before a message was opened. */
    let toldAhead = view.wholeRun;

    /** What a trace that comes in puts on the screen. */
    const arrived = (trace: Trace, isWhole: boolean) => {
      const state = get();
      const quiz = newQuiz(trace);
      const act = actToShow(trace, state);
      const seen = seenOf(trace, quiz, { ...state, act });
      const next = { seen: seen.events, whole: isWhole ? trace.events : null };
      const moment = momentIn(state.trace.events, next, state);
      return {
        act,
        quiz,
        trace: seen,
        ...moment,
        cursor: completed(seen.events, moment.cursor, state),
      };
    };

    const show = (trace: Trace, run: RunState) => {
      const id = unknownEvent(trace.events, get());
      if (id !== null) {
        get().notify({ tone: 'info', key: 'app.notice.eventUnknown', values: { id } });
      }
      hasTrace = true;
      before = null;
      const baseline = runsTwice(trace.source) ? runTotals(traceInAct(trace, 1).events) : null;
      const { wanted, wholeRun } = get();
      if (get().trace.source.kind === 'scenario') toldAhead = wholeRun;
      // What becomes of an opened message is asked, not told step by step.
      const told = wanted?.verdict ? { wholeRun: true } : {};
      const isVerdict = wanted?.verdict === true && trace.source.kind !== 'message';
      set({ ...arrived(trace, true), ...told, run, baseline, playing: false });
      const { cursor, selectEvent, diagnoseOpened } = get();
      if (isVerdict) selectEvent(get().trace.events[cursor]?.id ?? null);
      void diagnoseOpened();
    };

    const restore = () => {
      set({ ...before });
      before = null;
    };

    const goBack = (run: RunState) => {
      restore();
      set({ run, scenario: settled, wanted: null, held: null });
    };

    const runBaseline = async (scenario: Scenario, signal: AbortSignal) => {
      if (!designOf(scenario).pairs) return;
      const rest = get().trace.events.length > longRunEvents ? restMilliseconds : 0;
      const first = firstActOf(scenario);
      const design: Scenario = { ...first, gmkMode: 'dual-two-procedures' };
      const twice = isDisturbed(first)
        ? await carriedScenario(first, design).catch(() => null)
        : design;
      if (signal.aborted) return;
      if (twice === null) return set({ baseline: 'no-such-fault' });
      const baseline = await runner.totals(twice, rest, signal);
      if (baseline !== null) set({ baseline });
    };

    const run = async (source: RunSource, mayDrop = false): Promise<void> => {
      const { act, trace: old, cursor, selection, baseline, quiz } = get();
      const signal = runner.begin();
      set({ run: { status: 'running', done: 0, total: 0 } });
      if (hasTrace) before ??= { act, trace: old, cursor, selection, baseline, quiz };
      const { mystery } = get();
      const full = mystery === null ? source : await sourceWith(source, mystery).catch(() => null);
      if (signal.aborted) return;
      if (full === null || (full !== source && !isInOrder(full)))
        return withoutMystery('broken', source, mayDrop);
      if (full.kind === 'scenario' && mayMisfit(full.scenario)) {
        const problems = await problemsOfMisfits(full.scenario).catch(() => null);
        if (signal.aborted) return;
        if (problems === null) {
          get().notify({ tone: 'error', key: 'app.notice.partMissing', values: {} });
          return goBack({ ...get().run, status: 'failed' });
        }
        if (problems.length > 0 && full !== source) return withoutMystery('over', source, mayDrop);
        if (problems.length > 0) return withoutMisfits(full.scenario, problems, mayDrop);
      }
      let shown = 0;
      let shownAt = Number.NEGATIVE_INFINITY;
      let growing: ReturnType<typeof setTimeout> | undefined;
      const result = await runner.run(
        source,
        ({ done, total }, trace) => {
          const progress = { run: { status: 'running', done, total } } as const;
          const isLong = total > longRunEvents;
          const isDue = performance.now() - shownAt >= growthMilliseconds;
          const grows = isLong ? isDue && trace.events.length >= 2 * shown : !hasTrace;
          if (!grows) return set(progress);
          shown = trace.events.length;
          shownAt = performance.now();
          const grown = { ...trace, events: [...trace.events] };
          // In a task of its own: this one has taken the events.
          clearTimeout(growing);
          growing = setTimeout(() => {
            if (!signal.aborted) set({ ...progress, ...arrived(grown, false), baseline: null });
          });
        },
        signal,
      );
      clearTimeout(growing);
      if (result === null) return;
      const { trace, end } = result;
      if (end.status === 'failed') {
        get().notify(noticeOfFailure(end, hasTrace));
        return goBack({ ...get().run, status: 'failed', message: end.message });
      }
      if (end.status === 'cancelled') return goBack({ ...get().run, status: 'cancelled' });
      const grown = get().quiz.whole ?? get().trace;
      const isWhole = !hasTrace && grown.events.length === trace.events.length;
      show(isWhole ? grown : trace, { status: 'done', ...countsOf(trace) });
      if (source.kind !== 'scenario') return;
      settled = source.scenario;
      await runBaseline(source.scenario, signal);
    };

    const reject = ([first]: readonly InputProblem[]) => {
      if (!first) return;
      get().notify(noticeOfProblem(first, hasTrace));
    };

    /** Faults, checks left out, or values given, that do not fit: after a change of something else they are taken out, and else everything
     *  stays as it was. Where there has been nothing yet, as with a link, the default is shown. */
    const withoutMisfits = (
      scenario: Scenario,
      problems: readonly InputProblem[],
      mayDrop: boolean,
    ) => {
      restore();
      if (mayDrop) {
        get().notify(noticeOfTakenOut(problems));
        return accept({ ...scenario, ...fittingOf(scenario, problems) });
      }
      reject(problems);
      if (!hasTrace) {
        settled = defaultScenario();
        return accept(settled);
      }
      goBack({ status: 'done', ...countsOf(get().quiz.whole ?? get().trace) });
    };

    /** A hidden fault that does not fit what is to be run any more, or never was one, is let go; what is
     *  wrong with it would name it. */
    const withoutMystery = (why: 'broken' | 'over', source: RunSource, mayDrop: boolean) => {
      restore();
      set({ mystery: null });
      get().notify({ tone: 'info', key: `mystery.${why}`, values: {} });
      return run(source, mayDrop);
    };

    /** A scenario that is in order; says why of another one. */
    const checked = (candidate: unknown): Scenario | null => {
      const parsed = parseScenario(candidate);
      if (!parsed.ok) {
        reject(parsed.problems);
        return null;
      }
      const seed = parsed.value.seed === 'fresh' ? drawSeed() : parsed.value.seed;
      return { ...parsed.value, seed };
    };

    /** Runs a scenario that is in order; another one leaves everything as it was. */
    const accept = (candidate: unknown, mayDrop = false) => {
      const scenario = checked(candidate);
      if (scenario === null) return;
      const { trace, wanted } = get();
      const start = trace.source.kind === 'scenario' ? wanted : (wanted ?? firstNotification);
      if (trace.source.kind !== 'scenario') set({ wholeRun: toldAhead });
      set({ scenario, wanted: wanted?.verdict ? firstNotification : start });
      void run(sourceOf(scenario), mayDrop);
    };

    return {
      scenario: view.scenario,
      run: { status: 'running', done: 0, total: 0 },
      trace: { source: sourceOf(view.scenario), actors: [], events: [], timings: {} },
      baseline: null,
      changeScenario(change) {
        const changed = changedScenario({ scenario: get().scenario, restingTalk }, change);
        ({ restingTalk } = changed);
        const ofThem = change.faults ?? change.skips ?? change.draws;
        // Faults that come with acts are those there were.
        accept(changed.scenario, ofThem === undefined || change.acts !== undefined);
      },
      removeAct(place) {
        const { scenario } = get();
        const { dropped, acts, faults } = withActRemoved(scenario, place);
        const changed = changedScenario({ scenario, restingTalk }, { acts, faults });
        ({ restingTalk } = changed);
        accept(changed.scenario, true);
        if (dropped.length > 0 && get().scenario !== scenario) {
          get().notify(noticeOfGone(dropped.length, place + 2));
        }
      },
      loadScenario(scenario) {
        accept(scenario);
      },
      openSource(source) {
        set({ scenario: settled, wanted: firstVerdict, edited: null });
        void run(source);
      },
      editOpened(edits) {
        const { source } = get().trace;
        if (source.kind !== 'scenario') void run(withEdits(source, edits));
      },
      findMessages(input) {
        return client.find(input);
      },
      cancelRun() {
        if (get().run.status !== 'running') return;
        runner.stop();
        goBack({ ...get().run, status: 'cancelled' });
      },
      rerun() {
        accept(get().scenario);
      },
      showView(shown) {
        const { scenario, trace, run: now, quiz, mystery } = get();
        const isThere =
          trace.source.kind === 'scenario' &&
          now.status === 'done' &&
          shown.mystery === (mystery?.masked ?? null) &&
          sameJson(shown.scenario, scenario);
        const next = isThere ? scenario : checked(shown.scenario);
        if (next === null) return;
        const { eventId, selection } = shown;
        set({ ...stateOf(shown), scenario: next, wanted: { eventId, selection } });
        if (isThere) show(quiz.whole ?? trace, now);
        else void run(sourceOf(next));
      },
    };
  };
