import { startTransition, useEffect, useMemo, useState } from 'react';
import { driveSteps } from '../../store/drive-steps.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { type LadderInput, layoutInSteps, layoutLadder } from './layout-ladder.ts';

/** Runs of up to this many events are laid out at once. */
const mostAtOnce = 3000;

/** The layout of the ladder. That of a long run is made in slices between other tasks; until it is
 *  done the layout before stays. */
export function useLadderLayout(input: Required<LadderInput>): LadderLayout {
  const { actors, events, width, opened, words, depth, plan, height, reach } = input;
  const isShort = events.length <= mostAtOnce;
  const atOnce = useMemo(
    () =>
      layoutLadder({
        ...{ actors, width, opened, words, depth, plan, height, reach },
        events: isShort ? events : [],
      }),
    [actors, events, isShort, width, opened, words, depth, plan, height, reach],
  );
  const [sliced, setSliced] = useState<LadderLayout | null>(null);
  useEffect(() => {
    if (isShort) {
      setSliced(null);
      return;
    }
    const wanted = { actors, events, width, opened, words, depth, plan, height, reach };
    const stop = new AbortController();
    void driveSteps(layoutInSteps(wanted), stop.signal).then((made) => {
      if (made !== null) startTransition(() => setSliced(made));
    });
    return () => stop.abort();
  }, [actors, events, isShort, width, opened, words, depth, plan, height, reach]);
  return isShort ? atOnce : (sliced ?? atOnce);
}
