import { startTransition, useEffect, useMemo, useState } from 'react';
import type { TraceEvent } from '../../engine/index.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { plainLook, type TickPath, tickLook, tickPaths, tickPathsInSteps } from './ticks.ts';

/** The marks of a strip: with what comes of each event, and without. */
type Marks = Readonly<{ past: readonly TickPath[]; plain: readonly TickPath[] }>;

/** Strips of up to this many events are marked at once. */
const mostAtOnce = 3000;
const none: Marks = { past: [], plain: [] };

function* marksInSteps(events: readonly TraceEvent[], width: number) {
  const past = yield* tickPathsInSteps(events, width, tickLook);
  const plain = yield* tickPathsInSteps(events, width, plainLook);
  return { past, plain };
}

/** The marks of events; those of a long run are made in slices between other tasks, and until then the
 *  marks before stay. */
export function useTickPaths(events: readonly TraceEvent[], width: number): Marks {
  const isShort = events.length <= mostAtOnce;
  const atOnce = useMemo(
    () =>
      isShort
        ? { past: tickPaths(events, width), plain: tickPaths(events, width, plainLook) }
        : none,
    [events, width, isShort],
  );
  const [sliced, setSliced] = useState(none);
  useEffect(() => {
    if (isShort) return;
    const stop = new AbortController();
    void driveSteps(marksInSteps(events, width), stop.signal).then((made) => {
      if (made !== null) startTransition(() => setSliced(made));
    });
    return () => stop.abort();
  }, [events, width, isShort]);
  return isShort ? atOnce : sliced;
}
