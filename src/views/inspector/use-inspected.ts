import { createContext, useContext, useMemo } from 'react';
import { standsForStep } from '../../store/depth.ts';
import { reachedIn, type Shown, shownEvent } from '../../store/selectors.ts';
import type { InspectorTab, Selection } from '../../store/state.ts';
import type { Trace } from '../../store/trace.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useLate } from '../use-late.ts';

/** What all tabs need: the trace, the cursor and the event that is shown. */
export type Inspected = Readonly<{
  trace: Trace;
  events: Trace['events'];
  actors: Trace['actors'];
  cursor: number;
  /** Index of the last event whose result may be told: the cursor, or the end where the whole run is
   *  to be shown. */
  reached: number;
  selection: Selection;
  tab: InspectorTab;
  shown: Shown | null;
}>;

export const InspectedContext = createContext<Inspected | null>(null);

export function useInspected(): Inspected {
  const inspected = useContext(InspectedContext);
  if (inspected === null) throw new TypeError('useInspected needs an InspectedContext above it');
  return inspected;
}

/** What the store says is to be inspected. Of a long run, what was there before stays until the new is
 *  drawn, in slices that do not hold up the page. */
export function useInspectedInStore(): Readonly<{ inspected: Inspected; isLate: boolean }> {
  const trace = useAppStore((state) => state.trace);
  const cursor = useAppStore((state) => state.cursor);
  const selection = useAppStore((state) => state.selection);
  const wholeRun = useAppStore((state) => state.wholeRun);
  const tab = useAppStore((state) => state.tab);
  const level = useAppStore((state) => state.level);
  const followed = useAppStore((state) => state.followed);
  const now = { trace, cursor, selection, tab, level, followed };
  const at = useLate(now, trace.events.length);
  const inspected = useMemo(() => {
    const { events, actors } = at.trace;
    const reached = reachedIn({ ...at, wholeRun });
    const { cursor, selection } = at;
    const looked = selection.eventId === null ? standsForStep(events, cursor, at) : cursor;
    const shown = shownEvent(events, looked, selection);
    return { ...at, events, actors, reached, shown };
  }, [at, wholeRun]);
  const isLate = at.trace !== trace || at.cursor !== cursor || at.selection !== selection;
  return { inspected, isLate };
}
