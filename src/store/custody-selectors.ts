import {
  type Custody,
  type CustodyKey,
  custodyKeyNames,
  custodyUpon,
  foldCustody,
  hasPartner,
  planOf,
  type TraceEvent,
} from '../engine/index.ts';
import { traceInAct } from './acts.ts';
import { previousStop } from './depth.ts';
import { type InSteps, perEventsInSteps } from './per-events.ts';
import type { AppState, Depth } from './state.ts';
import type { Trace } from './trace.ts';

/** What the custody table reads. */

/** The fold over a list of events, kept for it. */
export const custodyOf = perEventsInSteps(foldCustody);

const inActs = new WeakMap<readonly TraceEvent[], Custody>();

/** Who holds what in the act that is looked at, with what the acts before have left; `events` are those of
 *  the act, as far as they are seen. */
export function* custodyInAct(
  whole: Trace,
  act: number,
  events: readonly TraceEvent[],
): InSteps<Custody> {
  const own = yield* custodyOf(events);
  if (act === 1) return own;
  const known = inActs.get(events);
  if (known) return known;
  const before = yield* custodyInAct(whole, act - 1, traceInAct(whole, act - 1).events);
  yield;
  const { source } = traceInAct(whole, act);
  const kind = source.kind === 'scenario' ? planOf(source.scenario).act : null;
  const made = yield* custodyUpon(before, own, events, kind);
  inActs.set(events, made);
  return made;
}

/** The columns of a run: the GMKs it has, each with the keys of its senders. */
export function custodyKeys(custody: Custody): readonly CustodyKey[] {
  const seen = new Set<CustodyKey>();
  for (const changes of custody.values()) for (const { key } of changes) seen.add(key);
  return custodyKeyNames.filter((key) => seen.has(key));
}

/** Whether the two systems have different RANDs for one GMK: the partner GMS draws its own. */
export function hasTwoRands({ source }: AppState['trace']): boolean {
  if (source.kind !== 'scenario') return false;
  return hasPartner(source.scenario) && !source.scenario.regroup.sharedRand;
}

/** The events that count as happening now: the one at the cursor, or all since the stop before it
 *  where one steps over several. */
export function latelyFrom(state: Depth & Pick<AppState, 'trace' | 'cursor'>): number {
  const { trace, cursor } = state;
  return cursor === 0 ? 0 : previousStop(trace.events, cursor, state) + 1;
}
