import {
  type ActorId,
  actsOf,
  everMembers,
  gatherReads,
  isUe,
  planOf,
  type ReadQuestion,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { ReadsFound, ReadsMoment, ReadsView } from './reads-state.ts';
import type { Trace } from './trace.ts';

/** Finds out who reads what in a run: gathers on the page, in slices, and has a worker try it. */

/** Members that are shown of a large group, besides those who are chosen. */
const fewMembers = 8;
/** Milliseconds of a slice. */
const sliceMilliseconds = 8;

/** The members that are told of: all of a small group; of a large one those who talk, who come or go, and
 *  those that are asked about. */
function membersShown(scenario: Scenario, { compromised, shown }: ReadsView): ReadonlySet<string> {
  const roster = everMembers(scenario);
  if (roster.length <= fewMembers) return new Set(roster.map(({ actor }) => actor));
  const busy = new Set<string>(compromised.map(({ actor }) => actor));
  for (const actor of shown) busy.add(actor);
  for (const scene of actsOf(scenario)) {
    for (const { actor } of planOf(scene).talkers ?? []) busy.add(actor);
  }
  for (const { actor, from, until } of roster) {
    if (from > 1 || until !== Number.POSITIVE_INFINITY) busy.add(actor);
  }
  return busy;
}

/** The index of the last event before a moment is over, -1 for the beginning; null where the run has no such
 *  moment. */
function indexOf(events: readonly TraceEvent[], at: ReadsMoment): number | null {
  if (at === 0) return -1;
  const index =
    typeof at === 'number'
      ? events.findLastIndex((event) => (event.act ?? 1) === at)
      : events.findIndex(({ id }) => id === at);
  return index < 0 ? null : index;
}

async function inSlices<T>(
  steps: Generator<void, T, void>,
  signal: AbortSignal,
): Promise<T | null> {
  for (;;) {
    const end = performance.now() + sliceMilliseconds;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
  }
}

type Told = (done: number, total: number) => void;
type NotFound = 'cancelled' | 'failed';

/** What is found in a whole run of a scenario. */
export async function findReads(
  client: Pick<EngineClient, 'whoReads'>,
  { source, events, actors }: Trace,
  view: ReadsView,
  tell: Told,
  signal: AbortSignal,
): Promise<ReadsFound | NotFound> {
  if (source.kind !== 'scenario') return 'failed';
  const { scenario } = source;
  const members = membersShown(scenario, view);
  const isRow = (id: ActorId) => !isUe(id) || members.has(id);
  const rows = actors.map(({ id }) => id).filter(isRow);
  const others = actors.map(({ id }) => id).filter((id) => !isRow(id));
  const compromised = view.compromised.flatMap(({ actor, at, stays }) => {
    const after = indexOf(events, at);
    return after === null || !rows.includes(actor) ? [] : [{ actor, after, stays }];
  });
  const question: ReadQuestion = { compromised, recorded: view.recorded, receivers: rows };
  const gathered = await inSlices(gatherReads(events, actors, question), signal);
  if (gathered === null) return 'cancelled';
  const end = await client.whoReads(gathered.task, ({ done, total }) => tell(done, total), signal);
  if (end.status !== 'done') return end.status;
  return { scenario, view, rows, others, gathered, marks: end.value };
}
