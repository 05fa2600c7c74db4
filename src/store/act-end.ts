import { hasFailed, type OutcomeEvent, type TraceEvent } from '../engine/index.ts';
import { perEvents } from './per-events.ts';

/** How an act ended: `refused`, where a check has failed; `lacking`, where somebody has not got a key or not
 *  answered; `silent`, where no packet goes through, `partly`, where some do not. */
export type ActEnd = 'well' | 'refused' | 'lacking' | 'silent' | 'partly';

const ends = perEvents((events): Readonly<{ end: ActEnd | null }> => {
  const outcome = events.findLast((event): event is OutcomeEvent => event.kind === 'outcome');
  return { end: outcome ? endWith(outcome, events) : null };
});

/** How the act of some events ended; null where they do not reach its end. */
export const endOfAct = (events: readonly TraceEvent[]): ActEnd | null => ends(events).end;

function endWith({ ok, members, packets }: OutcomeEvent, events: readonly TraceEvent[]): ActEnd {
  if (ok) return 'well';
  if (events.some(hasFailed)) return 'refused';
  const lacks = members.some(
    ({ keysHeld, keysExpected, unanswered }) => keysHeld !== keysExpected || unanswered > 0,
  );
  if (lacks) return 'lacking';
  return packets.some(({ opened }) => opened) ? 'partly' : 'silent';
}
