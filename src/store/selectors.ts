import { eventIndex, foldTotals, planOf, type Totals, type TraceEvent } from '../engine/index.ts';
import { perEvents } from './per-events.ts';
import type { AppState, Selection } from './state.ts';
import type { Trace } from './trace.ts';

/** What is computed from the state. Folds are kept per event list, so reading them again is free. */

type Events = readonly TraceEvent[];

/** Totals of the whole run: those of its outcome, or as far as a growing one has come. */
export const runTotals = perEvents((events): Totals => {
  const last = events.at(-1);
  return last?.kind === 'outcome' ? last.totals : foldTotals(events);
});

/** Whether a run carries out the procedure once for each of its keys. */
export const runsTwice = (source: Trace['source']): boolean =>
  source.kind === 'scenario' && planOf(source.scenario).rounds.length > 1;

/** The event the cursor is on; undefined while nothing has happened yet. */
export function currentEvent(state: Pick<AppState, 'trace' | 'cursor'>): TraceEvent | undefined {
  return state.trace.events[state.cursor];
}

/** The event the inspector shows. */
export type Shown = Readonly<{
  event: TraceEvent;
  index: number;
  /** It lies behind the cursor: it has not happened yet. */
  ahead: boolean;
  /** Chosen by hand, not the event the cursor is on. */
  chosen: boolean;
}>;

/** The selected event, or else the one the cursor is on; `null` in an empty trace. */
export function shownEvent(
  events: Events,
  cursor: number,
  selection: Pick<Selection, 'eventId'>,
): Shown | null {
  const wanted = selection.eventId === null ? -1 : eventIndex(events, selection.eventId);
  const chosen = wanted >= 0;
  const index = chosen ? wanted : cursor;
  const event = events[index];
  return event === undefined ? null : { event, index, ahead: index > cursor, chosen };
}
