import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Steps } from '../../store/per-events.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { type LadderInput, layoutInSteps, layoutLadder } from './layout-ladder.ts';

/** Runs of up to this many events are laid out at once. */
const mostAtOnce = 3000;
/** How long a slice of a longer layout may take. */
const sliceMilliseconds = 8;

/** The layout of the ladder. That of a long run is made in slices between other tasks; until it is
 *  done the layout before stays. */
export function useLadderLayout(input: LadderInput): LadderLayout {
  const { actors, events, width, opened, words } = input;
  const isShort = events.length <= mostAtOnce;
  const atOnce = useMemo(
    () => layoutLadder({ actors, events: isShort ? events : [], width, opened, words }),
    [actors, events, isShort, width, opened, words],
  );
  const [sliced, setSliced] = useState<LadderLayout | null>(null);
  useEffect(() => {
    if (isShort) {
      setSliced(null);
      return;
    }
    const wanted = { actors, events, width, opened, words };
    return runInSlices(layoutInSteps(wanted), (made) => startTransition(() => setSliced(made)));
  }, [actors, events, isShort, width, opened, words]);
  return isShort ? atOnce : (sliced ?? atOnce);
}

/** Drives `steps` in slices and hands over what they give; the function returned stops them. */
export function runInSlices<T>(steps: Steps<T>, take: (made: T) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const end = performance.now() + sliceMilliseconds;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (step.done) take(step.value);
    else timer = setTimeout(slice);
  };
  timer = setTimeout(slice);
  return () => clearTimeout(timer);
}
