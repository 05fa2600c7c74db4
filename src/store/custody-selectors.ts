import { type Custody, type CustodyKey, foldCustody, type Purpose } from '../engine/index.ts';
import { perEventsInSteps } from './per-events.ts';
import { previousStop } from './selectors.ts';
import type { AppState } from './state.ts';

/** What the custody table reads. */

/** The fold over a list of events, kept for it. */
export const custodyOf = perEventsInSteps(foldCustody);

const purposes: readonly Purpose[] = ['group', 'media', 'floor'];

/** The columns of a run: the GMKs it has, each with the keys of its senders. */
export function custodyKeys(custody: Custody): readonly CustodyKey[] {
  const seen = new Set<CustodyKey>();
  for (const changes of custody.values()) for (const { key } of changes) seen.add(key);
  const all: readonly CustodyKey[] = [
    'ksak',
    'kms-master-secret',
    'ssk',
    'rsk',
    ...purposes.map((purpose) => `gmk-${purpose}` as const),
    ...purposes.map((purpose) => `srtp-${purpose}` as const),
  ];
  return all.filter((key) => seen.has(key));
}

/** The events that count as happening now: the one at the cursor, or all since the stop before it
 *  where one steps by steps of the figure. */
export function latelyFrom({
  trace,
  cursor,
  stepUnit,
}: Pick<AppState, 'trace' | 'cursor' | 'stepUnit'>): number {
  if (stepUnit === 'event' || cursor === 0) return cursor;
  return previousStop(trace.events, cursor, 'step') + 1;
}
