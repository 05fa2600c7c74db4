import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { runSizes } from './plot-scale.ts';
import { RunBar } from './run-bar.tsx';

/** Runs the default sizes once the designs of the scenario have been run. */
export function useDefaultRuns(): void {
  const scenario = useAppStore((state) => state.scenario);
  const { left, right, third } = useAppStore((state) => state.compare);
  const runGrowth = useAppStore((state) => state.runGrowth);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other designs are other runs
  useEffect(() => {
    const least = planOf(scenario).systems.length;
    runGrowth(runSizes.first.map((size) => Math.max(size, least)));
  }, [scenario, left, right, third, runGrowth]);
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
