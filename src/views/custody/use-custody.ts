import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import type { Custody, TraceEvent } from '../../engine/index.ts';
import { custodyInAct } from '../../store/custody-selectors.ts';
import type { Trace } from '../../store/trace.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** How long a slice of a long fold may take. */
const sliceMilliseconds = 8;

type Folded = Readonly<{ events: readonly TraceEvent[]; custody: Custody }>;

/** Folds in slices between other tasks; the function returned stops it. */
function foldInSlices(
  whole: Trace,
  act: number,
  events: readonly TraceEvent[],
  take: (folded: Folded) => void,
) {
  const steps = custodyInAct(whole, act, events);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const end = performance.now() + sliceMilliseconds;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (step.done) take({ events, custody: step.value });
    else timer = setTimeout(slice);
  };
  slice();
  return () => clearTimeout(timer);
}

/** Who holds what in the run on the screen; null until that is gathered. */
export function useFoldedCustody(): Folded | null {
  const events = useAppStore((state) => state.trace.events);
  const whole = useAppStore((state) => state.quiz.whole ?? state.trace);
  const act = useAppStore((state) => state.act);
  const [folded, setFolded] = useState<Folded | null>(null);
  useEffect(
    () => foldInSlices(whole, act, events, (made) => startTransition(() => setFolded(made))),
    [whole, act, events],
  );
  return folded?.events === events ? folded : null;
}

/** Hands the fold to what is inside the custody screen. */
export const CustodyContext = createContext<Custody>(new Map());

export function useCustody(): Custody {
  return useContext(CustodyContext);
}
