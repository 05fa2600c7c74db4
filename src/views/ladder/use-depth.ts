import { useMemo } from 'react';
import type { Depth } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** How much of the run is drawn; of a message opened from outside, all. */
export function useDepth(): Depth {
  const level = useAppStore((state) => state.level);
  const followed = useAppStore((state) => state.followed);
  const unfolded = useAppStore((state) => state.unfolded);
  return useMemo(() => ({ level, followed, unfolded }), [level, followed, unfolded]);
}

/** The last failure that may be told: a lifeline of its own is given to who has failed, not to who will. */
export function useKnownFailure(failures: readonly number[]): number {
  return useAppStore(({ cursor, wholeRun }) =>
    wholeRun ? Number.MAX_SAFE_INTEGER : (failures.findLast((index) => index <= cursor) ?? -1),
  );
}
