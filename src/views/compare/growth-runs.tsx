import { Button } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { type RefCallback, useEffect, useState } from 'react';
import { planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { runSizes } from './plot-scale.ts';
import { RunBar } from './run-bar.tsx';

/** They take longer than all that is above the plot: whoever only steps through the figures is not held up. */
const restMilliseconds = 5_000;

/** Runs the default sizes of the designs from when the plot is first looked at, or the comparison has stood for a
 *  while: it may be printed. Gives where to put what is looked at. */
export function useDefaultRuns(): RefCallback<HTMLElement> {
  const { ref, inViewport } = useInViewport();
  const [isSeen, setSeen] = useState(false);
  if (inViewport && !isSeen) setSeen(true);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), restMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const scenario = useAppStore((state) => state.scenario);
  const { left, right, third } = useAppStore((state) => state.compare);
  const runGrowth = useAppStore((state) => state.runGrowth);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other designs are other runs
  useEffect(() => {
    if (!isSeen) return;
    const least = planOf(scenario).systems.length;
    runGrowth(runSizes.first.map((size) => Math.max(size, least)));
  }, [isSeen, scenario, left, right, third, runGrowth]);
  return ref;
}

/** How far the runs of groups of other sizes are; runs larger groups on demand. */
export function GrowthRuns() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.growthRun);
  const runGrowth = useAppStore((state) => state.runGrowth);
  const cancel = useAppStore((state) => state.cancelGrowth);
  if (run.status === 'running') return <RunBar run={run} texts="compare.growth" cancel={cancel} />;
  const more = { runLarge: runSizes.large, runLargest: runSizes.largest } as const;
  return (
    <div className={classes.runs}>
      <span role="status">{t(`compare.growth.status.${run.status}`)}</span>
      {(['runLarge', 'runLargest'] as const).map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          onClick={() => runGrowth([...runSizes.first.slice(1), ...more[name]])}
        >
          {t(`compare.growth.${name}`)}
        </Button>
      ))}
    </div>
  );
}
