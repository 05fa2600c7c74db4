import { useMemo } from 'react';
import { type Fact, type SkipEntry, skipProblems } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** Why nobody can leave that check out in the scenario on the screen; null where somebody can. */
export function useSkipProblem(without: SkipEntry | null): Fact | null {
  const scenario = useAppStore((state) => state.scenario);
  return useMemo(() => {
    if (without === null) return null;
    return skipProblems({ ...scenario, skips: [without] })[0]?.problem ?? null;
  }, [scenario, without]);
}
