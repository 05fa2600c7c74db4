import { startTransition, useEffect, useState } from 'react';
import { type ClauseUse, createClauseCoverage, type TraceEvent } from '../../engine/index.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { eachInSteps, perEventsInSteps } from '../../store/per-events.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

const coverageInSteps = perEventsInSteps(function* (events) {
  const fold = createClauseCoverage();
  yield* eachInSteps(events, fold.add);
  return fold.uses();
});

type Found = Readonly<{ events: readonly TraceEvent[]; uses: readonly ClauseUse[] }>;

/** The clauses the run on the screen rests on, found in slices between other tasks; null until then. */
export function useClauseCoverage(): readonly ClauseUse[] | null {
  const events = useAppStore((state) => state.trace.events);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void driveSteps(coverageInSteps(events), stop.signal).then((uses) => {
      if (uses !== null) startTransition(() => setFound({ events, uses }));
    });
    return () => stop.abort();
  }, [events]);
  return found?.events === events ? found.uses : null;
}
