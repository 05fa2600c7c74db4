import {
  type Actor,
  type ActorId,
  carryFaults,
  createHarms,
  createLedger,
  expectedRunInSteps,
  type LedgerFold,
  type RunSource,
  type Scenario,
  scenarioOfSize,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from '../worker/engine-client.ts';
import type { DesignRun } from './compare-state.ts';
import { type Design, scenarioOfDesign } from './designs.ts';
import { driveSteps } from './drive-steps.ts';

/** Members of each system whose events are kept; of a larger group the ledger counts all. */
export const mostShown = 50;

/** A run to be made of a scenario: in a design as it stands, or with another number of members, of
 *  which only the ledger is kept and faults are left out. `size`: members in all. */
export type Job = Readonly<{
  kind: 'design' | 'size';
  design: Design;
  scenario: Scenario;
  size: number;
}>;

type Progress = (update: Pick<RunUpdate, 'done' | 'total'>) => void;

/** Makes the run of a job. */
export function runJob(
  client: EngineClient,
  { kind, design, scenario, size }: Job,
  onProgress: Progress,
  signal: AbortSignal,
): ReturnType<typeof runDesign> {
  const inDesign = scenarioOfDesign(scenario, design);
  if (kind === 'size') {
    return runDesign(client, scenarioOfSize(inDesign, size), [], 0, onProgress, signal);
  }
  const carried = carryFaults(scenario, inDesign);
  const faults = carried.flatMap(({ entries }) => entries);
  return runDesign(client, { ...inDesign, faults }, carried, mostShown, onProgress, signal);
}

/** Runs a scenario and keeps the events of `shown` members of each system; `null` in place of the run
 *  where it did not come to its end. The events of a large group are counted as they come and let go. */
export async function runDesign(
  client: EngineClient,
  scenario: Scenario,
  carried: DesignRun['carried'],
  shown: number,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Readonly<{ run: DesignRun | null; end: RunEnd }>> {
  const source: RunSource = { kind: 'scenario', scenario };
  const events: TraceEvent[] = [];
  let actors: readonly Actor[] = [];
  let fold: LedgerFold | null = null;
  const harm = createHarms();
  const end = await client.run(
    source,
    (update) => {
      if (signal.aborted) return;
      actors = update.actors;
      fold ??= createLedger(scenario, actors);
      for (const event of update.events) {
        fold.add(event);
        harm.add(event);
        if (isShown(event, shown)) events.push(event);
      }
      onProgress(update);
    },
    signal,
  );
  if (end.status !== 'done' || signal.aborted) {
    return { run: null, end: signal.aborted ? { status: 'cancelled' } : end };
  }
  const { ledger } = fold ?? createLedger(scenario, actors);
  const expected = await driveSteps(expectedRunInSteps(scenario), signal);
  if (expected === null) return { run: null, end: { status: 'cancelled' } };
  const kept = actors.filter(({ id }) => isShownActor(id, shown));
  const trace = { source, actors: kept, events, timings: {} };
  return {
    run: { scenario, ledger: ledger(), expected, trace, harms: harm.harms(), carried },
    end,
  };
}

function isShownActor(id: ActorId, shown: number): boolean {
  const [, ordinal] = /ue(\d+)$/.exec(id) ?? [];
  return ordinal === undefined || Number(ordinal) <= shown;
}

function isShown(event: TraceEvent, shown: number): boolean {
  const ends = event.kind === 'message' ? [event.from, event.to] : [];
  return [event.actor, event.member ?? event.actor, ...ends].every((id) => isShownActor(id, shown));
}
