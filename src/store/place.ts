import { eventIndex, type Step, type TraceEvent } from '../engine/index.ts';
import { followingCursor } from './selection-slice.ts';
import type { AppState, Selection, Trace } from './state.ts';

/** Where cursor and selection go when another trace takes the place of the one on the screen. */

/** What a first visit, a link or an opened message asks for. `eventId` null: the first
 *  notification. */
export type Wanted = Readonly<{ eventId: string | null; selection?: Selection }>;

function whatHappens(event: TraceEvent): string {
  switch (event.kind) {
    case 'message':
      return `message ${event.name}`;
    case 'check':
      return `check ${event.check}`;
    case 'compute':
      return `compute ${event.operation}`;
    case 'provision':
      return `provision ${event.what}`;
    default:
      return event.kind;
  }
}

/** The id of the same event where the other figure runs. */
function idInOtherFigure(id: string): string {
  return id.replace(/^(gkp|regroup)/, (name) => (name === 'gkp' ? 'regroup' : 'gkp'));
}

/** Steps 3 to 6 of a regroup repeat, for the partner system, what Figure 7.4.2-1 numbers 1 and 2. */
function stepInOther(step: Step): Step {
  if (step === 3 || step === 4) return 1;
  return step === 5 || step === 6 ? 2 : step;
}

/** The index in `events` nearest to an event of another run that stood at `index`: the same event;
 *  what happens there, for the same member in the same step; a message of that step and member;
 *  the same step; the same index. */
export function nearestIndex(
  events: readonly TraceEvent[],
  event: TraceEvent,
  index: number,
): number {
  for (const id of [event.id, idInOtherFigure(event.id)]) {
    const same = eventIndex(events, id);
    if (same >= 0) return same;
  }
  const wanted = whatHappens(event);
  const step = events.some((e) => e.step === event.step) ? event.step : stepInOther(event.step);
  const inStep = (e: TraceEvent) => e.step === step;
  const ofMember = (e: TraceEvent) => inStep(e) && e.member === event.member;
  const wishes: readonly ((e: TraceEvent) => boolean)[] = [
    (e) => ofMember(e) && e.procedure === event.procedure && whatHappens(e) === wanted,
    (e) => ofMember(e) && whatHappens(e) === wanted,
    (e) => ofMember(e) && e.kind === 'message',
    (e) => inStep(e) && e.kind === 'message',
    inStep,
  ];
  for (const wish of wishes) {
    const found = events.findIndex(wish);
    if (found >= 0) return found;
  }
  return Math.min(index, Math.max(events.length - 1, 0));
}

/** Where a first visit starts: the first notification, or −1 while it has not happened yet. */
function firstNotification(events: readonly TraceEvent[]): number {
  return events.findIndex((event) => event.kind === 'message' && event.name === 'notification');
}

/** The event the user last moved to: a mode that lacks it only lends another place, and a way back
 *  leads to it again. */
export type Home = Readonly<{ event: TraceEvent; index: number }>;

/** The event the cursor is on. */
export function homeOf({ trace, cursor }: Pick<AppState, 'trace' | 'cursor'>): Home | null {
  const event = trace.events[cursor];
  return event ? { event, index: cursor } : null;
}

/** The cursor in `trace`: nearest to `home`, or where something else is `wanted`. While the trace still grows, the last event stands in for one that has
 *  not happened yet; in a whole trace, `unknown` is the id of a wanted event that is not there. */
export function cursorIn(
  trace: Trace,
  wanted: Wanted | null,
  home: Home | null,
  growing = false,
): Readonly<{ cursor: number; unknown?: string }> {
  const { events } = trace;
  if (wanted === null) {
    return { cursor: home ? nearestIndex(events, home.event, home.index) : 0 };
  }
  const start = firstNotification(events);
  const index = wanted.eventId === null ? start : eventIndex(events, wanted.eventId);
  if (index >= 0) return { cursor: index };
  if (growing) return { cursor: Math.max(events.length - 1, 0) };
  const cursor = Math.max(start, 0);
  return wanted.eventId === null ? { cursor } : { cursor, unknown: wanted.eventId };
}

/** The selection in `trace`: the wanted one, or the old one as far as its event is still there. */
export function selectionIn(
  trace: Trace,
  cursor: number,
  wanted: Wanted | null,
  old: Pick<AppState, 'trace' | 'cursor' | 'selection'>,
): Selection {
  const selection = wanted === null ? old.selection : (wanted.selection ?? followingCursor);
  if (selection.eventId !== null) {
    return eventIndex(trace.events, selection.eventId) < 0 ? followingCursor : selection;
  }
  if (wanted !== null) return selection;
  const stays = old.trace.events[old.cursor]?.id === trace.events[cursor]?.id;
  return stays ? selection : followingCursor;
}
