import {
  type Actor,
  type ActorId,
  actsOf,
  carryFaults,
  createCosts,
  createHarms,
  createStepLedgers,
  createSum,
  expectedRunInSteps,
  fittingSkips,
  inFigureOrder,
  type Ledger,
  planOf,
  type RunSource,
  type Scenario,
  scenarioOfSize,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from '../worker/engine-client.ts';
import type { CompareSide } from './compare-sides.ts';
import type { SideActs, SideRun } from './compare-state.ts';
import { driveSteps } from './drive-steps.ts';
import { costOfExchange, costOfHalf, type FailedHalf, failedHalfOf } from './failed-half.ts';

/** Members of each system of whom every event is kept. Of the others it is what the figure shows: messages,
 *  refusals, keys kept. */
const mostWhole = 50;

/** What of an event is kept, null where nothing is; the ledger counts all. */
export type Keeps = (event: TraceEvent) => TraceEvent | null;
export const keepsNothing: Keeps = () => null;
/** All that the figure shows of any number of members. */
export function keepsFigure(event: TraceEvent): TraceEvent | null {
  if (isWhole(event)) return event;
  return isOfFigure(event) ? withoutTrees(event) : null;
}

/** A run to be made of a scenario for a side, as that side has it: as it stands; with another number of
 *  members, of which only the ledger is kept and faults are left out; or that of a failed half, of which only the
 *  ledgers are kept. `size`: members in all. */
export type Job<S extends CompareSide = CompareSide> = Readonly<{
  kind: 'whole' | 'size' | 'half';
  side: S;
  scenario: Scenario;
  ofSide: Scenario;
  size: number;
}>;

type Progress = (update: Pick<RunUpdate, 'done' | 'total'>) => void;

/** A scenario as a side runs it: with the faults where their keys travel there, and without the checks that
 *  nobody makes there. */
export function carriedOver(scenario: Scenario, ofSide: Scenario) {
  const carried = carryFaults(scenario, ofSide);
  const faults = carried.flatMap(({ entries }) => entries);
  return { inRun: { ...ofSide, faults, skips: [...fittingSkips(ofSide)] }, carried };
}

/** Makes the run of a job. */
export function runJob(
  client: EngineClient,
  { kind, side, scenario, ofSide, size }: Job,
  onProgress: Progress,
  signal: AbortSignal,
): ReturnType<typeof runSide> {
  if (kind === 'size') {
    return runSide(client, scenarioOfSize(ofSide, size), [], keepsNothing, onProgress, signal);
  }
  if (kind === 'half' && side !== 'with-check' && side !== 'without-check') {
    return runSide(client, failedHalfOf(scenario, side), [], keepsNothing, onProgress, signal);
  }
  const { inRun, carried } = carriedOver(scenario, ofSide);
  return runSide(client, inRun, carried, keepsFigure, onProgress, signal);
}

/** What the run of a failed half has come to. */
export function halfOf([first, again]: SideActs): FailedHalf {
  if (planOf(first.scenario).serverKey !== null) return costOfExchange(first);
  if (!again) throw new TypeError('a failed half has a second act');
  return costOfHalf(again);
}

/** Runs a scenario; `null` in place of the run where it did not come to its end. The events of a large
 *  group are counted as they come, and let go but for what `keeps` takes of them. */
export async function runSide(
  client: EngineClient,
  scenario: Scenario,
  carried: SideRun['carried'],
  keeps: Keeps,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Readonly<{ run: SideActs | null; end: RunEnd }>> {
  const source: RunSource = { kind: 'scenario', scenario };
  const made = actsOf(scenario).map((scene) => ({ scene, events: [] as TraceEvent[] }));
  let folds: RunFolds | null = null;
  let actors: readonly Actor[] = [];
  const end = await client.run(
    source,
    (update) => {
      if (signal.aborted) return;
      actors = update.actors;
      folds ??= createFolds(scenario, actors);
      for (const event of update.events) {
        folds.add(event);
        const kept = keeps(event);
        if (kept !== null) made[(event.act ?? 1) - 1]?.events.push(kept);
      }
      onProgress(update);
    },
    signal,
  );
  if (end.status !== 'done' || signal.aborted) {
    return { run: null, end: signal.aborted ? { status: 'cancelled' } : end };
  }
  const told = (folds ?? createFolds(scenario, actors)).acts();
  const acts: SideRun[] = [];
  for (const [place, { scene, events }] of made.entries()) {
    const expected = await driveSteps(expectedRunInSteps(scene), signal);
    if (expected === null) return { run: null, end: { status: 'cancelled' } };
    const inAct: RunSource = { kind: 'scenario', scenario: scene };
    const trace = { source: inAct, actors, events: inFigureOrder(events), timings: {} };
    const own = told[place];
    if (own)
      acts.push({ scenario: scene, expected, trace, carried: inActOf(carried, scene), ...own });
  }
  const [first, ...others] = acts;
  if (!first) throw new TypeError('a run has an act');
  return { run: [first, ...others], end };
}

/** The faults of an act. */
const inActOf = (carried: SideRun['carried'], { at = 1 }: Scenario): SideRun['carried'] =>
  carried.filter((one) => (one.act ?? 1) === at);

type Counted = Pick<SideRun, 'ledger' | 'soFar' | 'before' | 'steps' | 'harms'>;
type RunFolds = Readonly<{ add: (event: TraceEvent) => void; acts: () => readonly Counted[] }>;

/** What is counted of a run, act by act, whose events come in their order. */
function createFolds(scenario: Scenario, actors: readonly Actor[]): RunFolds {
  const costOf = createCosts(scenario, actors);
  const sum = createSum();
  const acts = actsOf(scenario).map((scene) => ({
    steps: createStepLedgers(scene, actors),
    harm: createHarms(),
    soFar: null as Ledger | null,
  }));
  let now = 1;
  return {
    add(event) {
      const { act = 1 } = event;
      for (; now < act; now += 1) settle(now);
      const cost = costOf(event);
      sum.add(event, cost);
      acts[act - 1]?.steps.add(event, cost);
      acts[act - 1]?.harm.add(event);
    },
    acts: () =>
      acts.map(({ steps: fold, harm, soFar }, place) => {
        const steps = fold.ledgers();
        const ledger = steps.get('1.use');
        if (ledger === undefined) throw new TypeError('a run ends with the use of its keys');
        const before = acts[place - 1]?.soFar ?? null;
        return { ledger, soFar: soFar ?? sum.ledger(), before, steps, harms: harm.harms() };
      }),
  };
  function settle(act: number) {
    const made = acts[act - 1];
    if (made) made.soFar = sum.ledger();
  }
}

/** Whether the figure shows an event, whomever it is about. */
function isOfFigure(event: TraceEvent): boolean {
  switch (event.kind) {
    case 'message':
    case 'store':
    case 'discard':
    case 'outcome':
      return true;
    case 'check':
      return !event.passed;
    default:
      return false;
  }
}

function isWholeActor(id: ActorId): boolean {
  const [, ordinal] = /ue(\d+)$/.exec(id) ?? [];
  return ordinal === undefined || Number(ordinal) <= mostWhole;
}

function isWhole(event: TraceEvent): boolean {
  return isWholeActor(event.actor) && isWholeActor(event.member ?? event.actor);
}

/** A message without the fields of its payloads, which no figure shows. */
function withoutTrees(event: TraceEvent): TraceEvent {
  if (event.kind !== 'message') return event;
  const none = { sentTree: [], receivedTree: [] };
  return { ...event, payloads: event.payloads.map((payload) => ({ ...payload, ...none })) };
}
