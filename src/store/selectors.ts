import {
  eventIndex,
  figureStops,
  foldTotals,
  type Totals,
  type TraceEvent,
} from '../engine/index.ts';
import { perEvents } from './per-events.ts';
import type { AppState, StepUnit } from './state.ts';

/** What is computed from the state. Folds are kept per event list, so reading them again is free. */

type Events = readonly TraceEvent[];

/** Indices where stepping by steps of the figure stops. */
export const stopsOf = perEvents(figureStops);

/** Totals of the whole run: those of its outcome, or as far as a growing one has come. */
export const runTotals = perEvents((events): Totals => {
  const last = events.at(-1);
  return last?.kind === 'outcome' ? last.totals : foldTotals(events);
});

/** The event the cursor is on; undefined while nothing has happened yet. */
export function currentEvent(state: Pick<AppState, 'trace' | 'cursor'>): TraceEvent | undefined {
  return state.trace.events[state.cursor];
}

/** The event the inspector shows: the selected one, or else the one the cursor is on. */
export function shownEvent(
  state: Pick<AppState, 'trace' | 'cursor' | 'selection'>,
): TraceEvent | undefined {
  const { eventId } = state.selection;
  if (eventId === null) return currentEvent(state);
  return state.trace.events[eventIndex(state.trace.events, eventId)];
}

/** The next place to stop after `cursor`, or `cursor` at the end. */
export function nextStop(events: Events, cursor: number, unit: StepUnit): number {
  const last = Math.max(events.length - 1, 0);
  if (unit === 'event') return Math.min(cursor + 1, last);
  return stopsOf(events).find((stop) => stop > cursor) ?? last;
}

/** The place to stop before `cursor`; the first event where there is none. */
export function previousStop(events: Events, cursor: number, unit: StepUnit): number {
  if (unit === 'event') return Math.max(cursor - 1, 0);
  return stopsOf(events).findLast((stop) => stop < cursor) ?? 0;
}
