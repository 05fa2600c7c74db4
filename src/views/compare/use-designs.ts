import { useMemo } from 'react';
import { designsOf } from '../../store/compare-sides.ts';
import type { SideRun } from '../../store/compare-state.ts';
import type { Design } from '../../store/designs.ts';
import type { FailedHalf } from '../../store/failed-half.ts';
import { sideRunOf } from '../../store/side-run-of.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** A design of the comparison with its run in the act that is looked at, those of the acts up to it, and what a
 *  failed half costs in it, once that is run. */
export type DesignRun = Readonly<{
  design: Design;
  run: SideRun;
  acts: readonly SideRun[];
  half: FailedHalf | null;
}>;

/** The designs that are compared; null as long as one has not been run. */
export function useDesigns(): readonly DesignRun[] | null {
  const wanted = useAppStore((state) => designsOf(state.compare).join(' '));
  const sideRuns = useAppStore((state) => state.sideRuns);
  const halfRuns = useAppStore((state) => state.halfRuns);
  const act = useAppStore((state) => state.act);
  return useMemo(() => {
    const designs = wanted.split(' ') as Design[];
    const made = designs.flatMap((design): readonly DesignRun[] => {
      const run = sideRunOf({ sideRuns, act }, design);
      const acts = (sideRuns[design] ?? []).slice(0, act);
      return run ? [{ design, run, acts, half: halfRuns[design] ?? null }] : [];
    });
    return made.length === designs.length ? made : null;
  }, [wanted, sideRuns, halfRuns, act]);
}
