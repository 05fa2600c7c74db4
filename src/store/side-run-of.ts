import type { CompareSide } from './compare-sides.ts';
import type { SideRun } from './compare-state.ts';
import type { AppState } from './state.ts';

/** A side of the comparison in the act that is looked at, once it has been run. */
export const sideRunOf = (
  { sideRuns, act }: Pick<AppState, 'sideRuns' | 'act'>,
  side: CompareSide,
): SideRun | undefined => sideRuns[side]?.[act - 1];
