import { useMemo } from 'react';
import type { Ledger } from '../../engine/index.ts';
import { isUpTo } from '../../store/align-traces.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { Stepping } from './use-stops.ts';

/** `soFar`: of all acts up to this one, which counts once it is over. `ledgers`: of each run, in their order. */
export type Ledgers = Readonly<{ ledgers: readonly Ledger[]; isWhole: boolean; soFar: boolean }>;

/** The ledgers of the runs compared: as far as the figures have come, or of whole runs where they are shown. */
export function useLedgers(runs: readonly SideRun[], { stops, position }: Stepping): Ledgers {
  const wholeRun = useAppStore((state) => state.wholeRun);
  const soFar = useAppStore((state) => state.compare.soFar);
  const isWhole = wholeRun || position === stops.length - 1;
  const stop = stops[position]?.key;
  return useMemo(() => {
    const ledgerOf = (run: SideRun): Ledger => {
      if (soFar && (isWhole || run.before !== null)) {
        return isWhole ? run.soFar : (run.before ?? run.soFar);
      }
      const reached = [...run.steps].findLast(([step]) => stop !== undefined && isUpTo(step, stop));
      return (isWhole ? undefined : reached?.[1]) ?? run.ledger;
    };
    return { ledgers: runs.map(ledgerOf), isWhole, soFar };
  }, [runs, stop, isWhole, soFar]);
}
