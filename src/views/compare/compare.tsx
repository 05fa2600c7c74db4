import { useEffect } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { designsOf, sidesOf } from '../../store/compare-sides.ts';
import { sideRunOf } from '../../store/side-run-of.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { BesideChoice } from './beside-choice.tsx';
import { CheckComparison } from './check-comparison.tsx';
import { BackToBefore, CheckHead, NotMade } from './check-head.tsx';
import classes from './compare.module.css';
import { DesignComparison } from './design-comparison.tsx';
import { DesignPicker } from './design-picker.tsx';
import type { Slots } from './figures.tsx';
import { Running } from './running.tsx';
import { useDesigns } from './use-designs.ts';
import { useSkipProblem } from './use-skip-problem.ts';

/** Runs of one scenario side by side: two designs or three, or with a check and without it. */
export function CompareView(slots: Slots) {
  useCompareRuns();
  const compare = useAppStore((state) => state.compare);
  const { without } = compare;
  const sides = sidesOf(compare);
  const left = useAppStore((state) => sideRunOf(state, sides.left));
  const right = useAppStore((state) => sideRunOf(state, sides.right));
  const designs = useDesigns();
  const problem = useSkipProblem(without);
  if (problem !== null) {
    return (
      <div className={classes.compare}>
        <NotMade reason={problem} />
      </div>
    );
  }
  return (
    <div className={classes.compare} data-designs={without === null || undefined}>
      {without === null ? <DesignHead /> : <CheckHead without={without} />}
      {left === undefined || right === undefined || (without === null && designs === null) ? (
        <Running />
      ) : without !== null ? (
        <CheckComparison {...{ left, right, without, ...slots }} />
      ) : (
        designs && <DesignComparison {...{ left, right, designs, ...slots }} />
      )}
    </div>
  );
}

function DesignHead() {
  const { t } = useTranslation();
  const designs = designsOf(useAppStore((state) => state.compare));
  const isRepeated = new Set(designs).size < designs.length;
  const same = designs.length > 2 ? 'sameDesigns' : 'sameDesign';
  return (
    <div className={classes.head}>
      <h2>{t(`compare.${designs.length > 2 ? 'titleOfThree' : 'title'}`)}</h2>
      <BesideChoice />
      <DesignPicker />
      <BackToBefore />
      {isRepeated && <p className={classes.note}>{t(`compare.${same}`)}</p>}
    </div>
  );
}

/** Runs all sides whenever others are chosen or the scenario changes, after the page's own run. */
function useCompareRuns(): void {
  const scenario = useAppStore((state) => state.scenario);
  const { left, right, third, without } = useAppStore((state) => state.compare);
  const busy = useAppStore((state) => state.run.status === 'running');
  const runCompare = useAppStore((state) => state.runCompare);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sides are other runs
  useEffect(() => {
    if (!busy) runCompare();
  }, [scenario, left, right, third, without, busy, runCompare]);
}
