import {
  type Custody,
  type CustodyKey,
  custodyKeyNames,
  foldCustody,
  hasPartner,
} from '../engine/index.ts';
import { previousStop } from './depth.ts';
import { perEventsInSteps } from './per-events.ts';
import type { AppState, Depth } from './state.ts';

/** What the custody table reads. */

/** The fold over a list of events, kept for it. */
export const custodyOf = perEventsInSteps(foldCustody);

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
