import { useMemo } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';
import { shownEvent } from './shown-event.ts';

/** What all tabs need: the trace, the cursor and the event that is shown. */
export function useInspected() {
  const trace = useAppStore((state) => state.trace);
  const cursor = useAppStore((state) => state.cursor);
  const eventId = useAppStore((state) => state.selection.eventId);
  const shown = useMemo(
    () => shownEvent(trace.events, cursor, { eventId }),
    [trace.events, cursor, eventId],
  );
  return { trace, events: trace.events, actors: trace.actors, cursor, shown };
}
