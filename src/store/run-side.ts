import {
  type Actor,
  type ActorId,
  carryFaults,
  createHarms,
  createStepLedgers,
  expectedRunInSteps,
  fittingSkips,
  inFigureOrder,
  type RunSource,
  type Scenario,
  type StepLedgersFold,
  scenarioOfSize,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from '../worker/engine-client.ts';
import type { CompareSide } from './compare-sides.ts';
import type { SideRun } from './compare-state.ts';
import { driveSteps } from './drive-steps.ts';

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

/** A run to be made of a scenario for a side, as that side has it: as it stands, or with another number of
 *  members, of which only the ledger is kept and faults are left out. `size`: members in all. */
export type Job<S extends CompareSide = CompareSide> = Readonly<{
  kind: 'whole' | 'size';
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
  { kind, scenario, ofSide, size }: Job,
  onProgress: Progress,
  signal: AbortSignal,
): ReturnType<typeof runSide> {
  if (kind === 'size') {
    return runSide(client, scenarioOfSize(ofSide, size), [], keepsNothing, onProgress, signal);
  }
  const { inRun, carried } = carriedOver(scenario, ofSide);
  return runSide(client, inRun, carried, keepsFigure, onProgress, signal);
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
): Promise<Readonly<{ run: SideRun | null; end: RunEnd }>> {
  const source: RunSource = { kind: 'scenario', scenario };
  const events: TraceEvent[] = [];
  let actors: readonly Actor[] = [];
  let fold: StepLedgersFold | null = null;
  const harm = createHarms();
  const end = await client.run(
    source,
    (update) => {
      if (signal.aborted) return;
      actors = update.actors;
      fold ??= createStepLedgers(scenario, actors);
      for (const event of update.events) {
        fold.add(event);
        harm.add(event);
        const kept = keeps(event);
        if (kept !== null) events.push(kept);
      }
      onProgress(update);
    },
    signal,
  );
  if (end.status !== 'done' || signal.aborted) {
    return { run: null, end: signal.aborted ? { status: 'cancelled' } : end };
  }
  const steps = (fold ?? createStepLedgers(scenario, actors)).ledgers();
  const ledger = steps.get('1.use');
  if (ledger === undefined) throw new TypeError('a run ends with the use of its keys');
  const expected = await driveSteps(expectedRunInSteps(scenario), signal);
  if (expected === null) return { run: null, end: { status: 'cancelled' } };
  const trace = { source, actors, events: inFigureOrder(events), timings: {} };
  const harms = harm.harms();
  return { run: { scenario, ledger, steps, expected, trace, harms, carried }, end };
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
