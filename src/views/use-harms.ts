import { startTransition, useEffect, useState } from 'react';
import { createHarms, type Harm, harmsOf, type TraceEvent } from '../engine/index.ts';
import { driveSteps } from '../store/drive-steps.ts';
import { eachInSteps, perEvents, perEventsInSteps } from '../store/per-events.ts';
import { useAppStore } from '../store/use-app-store.tsx';

/** Runs of up to this many events are looked through at once. */
const mostAtOnce = 3000;

type Found = Readonly<{ events: readonly TraceEvent[]; harms: readonly Harm[] }>;

const harmsAtOnce = perEvents(harmsOf);
const harmsInSteps = perEventsInSteps(function* (events) {
  const fold = createHarms();
  yield* eachInSteps(events, fold.add);
  return fold.harms();
});

/** What harm the run on the screen has come to; of a long one it is found in slices between other tasks,
 *  null until then. */
export function useHarms(): readonly Harm[] | null {
  const events = useAppStore((state) => state.trace.events);
  const isShort = events.length <= mostAtOnce;
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (isShort) return;
    const stop = new AbortController();
    void driveSteps(harmsInSteps(events), stop.signal).then((harms) => {
      if (harms !== null) startTransition(() => setFound({ events, harms }));
    });
    return () => stop.abort();
  }, [events, isShort]);
  if (isShort) return harmsAtOnce(events);
  return found?.events === events ? found.harms : null;
}
