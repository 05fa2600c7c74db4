import {
  addTotals,
  eventIndex,
  foldTotals,
  noTotals,
  planOf,
  type Totals,
  type TraceEvent,
} from '../engine/index.ts';
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

/** So many events between two totals that are kept. */
const stride = 2000;
const totalsAtStrides = perEvents((): Totals[] => [noTotals]);

/** Totals of the events up to the cursor, which is included. */
export function totalsUpTo(events: Events, cursor: number): Totals {
  if (cursor >= events.length - 1) return runTotals(events);
  const kept = totalsAtStrides(events);
  const whole = Math.floor((cursor + 1) / stride);
  for (let at = kept.length; at <= whole; at += 1) {
    const part = foldTotals(events.slice((at - 1) * stride, at * stride));
    kept[at] = addTotals(kept[at - 1] ?? noTotals, part);
  }
  const rest = foldTotals(events.slice(whole * stride, cursor + 1));
  return addTotals(kept[whole] ?? noTotals, rest);
}

/** Index of the last event whose result may be told: the cursor, or the end where the whole run is to
 *  be shown. */
export const reachedIn = ({
  trace,
  cursor,
  wholeRun,
}: Pick<AppState, 'trace' | 'cursor' | 'wholeRun'>): number =>
  wholeRun ? Math.max(trace.events.length - 1, 0) : cursor;

/** Whether the result of the whole run may be told. */
export const isToldWhole = (state: Parameters<typeof reachedIn>[0]): boolean =>
  reachedIn(state) >= state.trace.events.length - 1;

/** Whether a screen shows the run at the cursor, with inspector and timeline; the others look at whole runs. */
export const hasInspector = (screen: AppState['screen']): boolean =>
  screen === 'ladder' || screen === 'custody' || screen === 'clauses';

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
