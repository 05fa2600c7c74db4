import { eventIndex, type TraceEvent } from '../engine/index.ts';
import { nearestIndex } from './nearest-event.ts';
import type { Moment, Selection, Wanted } from './state.ts';
import type { PlacedEvent } from './trace-index.ts';

/** Where one stands when another trace takes the place of the one on the screen. */

type Events = readonly TraceEvent[];

/** The inspector follows the cursor and shows the octets as they arrived. */
export const followingCursor: Selection = {
  eventId: null,
  payload: 0,
  buffer: 'received',
  path: null,
};

export const firstNotification: Wanted = { eventId: null, selection: followingCursor };
export const firstVerdict: Wanted = { ...firstNotification, verdict: true };

/** Where the user moves to: from here on nothing else is wanted. */
export const movedTo = (cursor: number): Moment => ({
  ...{ cursor, selection: followingCursor, wanted: null, home: null, held: null },
});

/** A trace that comes in: `seen` is what of it may be shown, `whole` all of its events, or null while
 *  it still grows. */
export type Arrival = Readonly<{ seen: Events; whole: Events | null }>;

/** The moment in the trace that comes in, from the one in the events of `old`. While it grows, the last
 *  event stands in for one that has not happened yet. */
export function momentIn(old: Events, next: Arrival, moment: Moment): Moment {
  const stood = moment.held ?? placed(old, moment.cursor);
  return next.whole === null
    ? whileGrowing(next.seen, moment, stood)
    : whenWhole(next.seen, next.whole, moment, stood);
}

function whileGrowing(seen: Events, moment: Moment, stood: PlacedEvent | null): Moment {
  const { selection, wanted, home } = moment;
  const held = wanted === null ? stood : null;
  const last = Math.max(seen.length - 1, 0);
  if (wanted === null && held === null) return { cursor: 0, selection, wanted, home, held };
  const at = wanted === null ? eventIndex(seen, held?.event.id ?? '') : indexOf(seen, wanted);
  return { cursor: at >= 0 ? at : last, selection, wanted, home, held };
}

function whenWhole(seen: Events, whole: Events, moment: Moment, stood: PlacedEvent | null): Moment {
  const { wanted, selection } = moment;
  const strikes = wanted?.fault === undefined || indexOf(whole, wanted) >= 0;
  if (wanted !== null && strikes) {
    const cursor = wantedCursor(seen, whole, wanted);
    return { ...movedTo(cursor), selection: stillThere(wanted.selection, seen) };
  }
  const home = moment.home ?? stood;
  const cursor = home ? nearestIndex(seen, home.event, home.index) : 0;
  const stays = selection.eventId !== null || stood?.event.id === seen[cursor]?.id;
  const next = stays ? stillThere(selection, seen) : followingCursor;
  return { ...movedTo(cursor), selection: next, home };
}

/** Index of what is wanted; the first notification where the run has no such event, and the last
 *  event that may be seen where it comes later. */
function wantedCursor(seen: Events, whole: Events, wanted: Wanted): number {
  const at = indexOf(seen, wanted);
  if (at >= 0) return at;
  const isNamed = wanted.eventId !== null || wanted.fault !== undefined;
  const isLater = isNamed && indexOf(whole, wanted) >= 0;
  return isLater ? seen.length - 1 : Math.max(indexOf(seen, firstNotification), 0);
}

function indexOf(events: Events, { eventId, fault, verdict }: Wanted): number {
  if (verdict) return verdictIn(events);
  if (fault !== undefined) return events.findIndex(({ faults }) => faults?.includes(fault));
  if (eventId !== null) return eventIndex(events, eventId);
  return events.findIndex((event) => event.kind === 'message' && event.name === 'notification');
}

/** Index of the first check that fails, or else of the outcome; −1 where there is neither. */
function verdictIn(events: Events): number {
  const failed = events.findIndex((event) => event.kind === 'check' && !event.passed);
  return failed >= 0 ? failed : events.findLastIndex(({ kind }) => kind === 'outcome');
}

/** The event that is asked for and that a whole run does not have; null where there is none such. */
export function unknownEvent(whole: Events, { wanted }: Moment): string | null {
  const id = wanted?.eventId ?? null;
  return id !== null && eventIndex(whole, id) < 0 ? id : null;
}

/** Cursor and selection in another part of the same run. */
export function momentWithin(
  part: Events,
  { cursor, selection }: Moment,
): Pick<Moment, 'cursor' | 'selection'> {
  const last = Math.max(part.length - 1, 0);
  return { cursor: Math.min(cursor, last), selection: stillThere(selection, part) };
}

function stillThere(selection: Selection, events: Events): Selection {
  const { eventId } = selection;
  return eventId === null || eventIndex(events, eventId) >= 0 ? selection : followingCursor;
}

function placed(events: Events, index: number): PlacedEvent | null {
  const event = events[index];
  return event ? { event, index } : null;
}
