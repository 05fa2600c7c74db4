import { useMemo } from 'react';
import { hasPartner, type SkipEntry } from '../../engine/index.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { CheckStoryOf } from './check-story.tsx';
import { Figures, type Slots } from './figures.tsx';
import { Readers } from './readers.tsx';
import { Stepper } from './stepper.tsx';
import { useLedgers } from './use-ledgers.ts';
import { useSideNames } from './use-side-names.ts';
import { useStepKeys, useStops } from './use-stops.ts';

type Props = Omit<Slots, 'renderFaults'> &
  Readonly<{ left: SideRun; right: SideRun; without: SkipEntry }>;

/** One run with a check and without it: ladders that step together, and what comes of it. */
export function CheckComparison({ left, right, without, ...slots }: Props) {
  const stepping = useStops(left, right);
  useStepKeys(stepping);
  const runs = useMemo(() => [left, right], [left, right]);
  const { ledgers } = useLedgers(runs, stepping);
  const { short } = useSideNames();
  const regroup = hasPartner(left.scenario);
  const withMkfc = runs.map(({ scenario }) => scenario.gmkMode === 'mkfc-document');
  return (
    <>
      <Stepper stepping={stepping} regroup={regroup} />
      <Figures
        {...{ left, right, stepping, ...slots }}
        renderAbout={(side, run) => <CheckStoryOf {...{ side, run, stepping }} skip={without} />}
      />
      <Readers names={[short.left, short.right]} {...{ ledgers, withMkfc, regroup }} open />
    </>
  );
}
