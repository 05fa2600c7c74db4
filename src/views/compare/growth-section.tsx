import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ledger, planOf } from '../../engine/index.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { type GrowthQuantity, growthQuantities } from '../../store/compare-view.ts';
import type { Design } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { saveSvg } from '../save-svg.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { GrowthPlot, PlotDocument, type PlotSeries } from './growth-plot.tsx';
import { GrowthTable } from './growth-table.tsx';
import { openingQuantity, quantityOf } from './growth-values.ts';
import { runSizes } from './plot-scale.ts';
import { RunBar } from './run-bar.tsx';
import { useFormula } from './use-formula.ts';

/** Whether a quantity rests on what the key document of a second procedure holds. */
const restsOnDocument = (quantity: GrowthQuantity) =>
  quantity === 'carrierOctets' || quantity === 'airSeconds';

/** Growth over the size of the group: points from real runs, a line from the formula. */
export function GrowthSection(props: { left: SideRun; right: SideRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compare = useAppStore((state) => state.compare);
  const quantity =
    compare.quantity ?? openingQuantity(props.left.expected, props.right.expected, compare);
  const change = useAppStore((state) => state.changeCompare);
  const series = useSeries(quantity);
  useDefaultRuns();
  const name = t(`compare.quantity.${quantity}`);
  const choice = t(`compare.assumption.inText.${compare.keyDocument}`);
  const y = restsOnDocument(quantity) ? t('compare.growth.assuming', { name, choice }) : name;
  const title = t('compare.growth.plot', { quantity: y });
  const words = { title, x: t('compare.growth.x'), y, number: formats.number };
  return (
    <section className={classes.growth} aria-labelledby="kl-compare-growth">
      <div className={classes.growthHead}>
        <h3 id="kl-compare-growth">{t('compare.growth.title')}</h3>
        <label>
          {t('compare.growth.quantity')}{' '}
          <select
            className={classes.select}
            value={quantity}
            onChange={({ target }) => {
              const chosen = growthQuantities.find((one) => one === target.value);
              if (chosen !== undefined) change({ quantity: chosen });
            }}
          >
            {growthQuantities.map((one) => (
              <option key={one} value={one}>
                {t(`compare.quantity.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            saveSvg(
              `keyladder-growth-${quantity}.svg`,
              <PlotDocument series={series} words={words} />,
            )
          }
        >
          {t('compare.export.plotSvg')}
        </Button>
      </div>
      <GrowthPlot series={series} words={words} />
      {linesMeet(series) && <p>{t('compare.growth.meet')}</p>}
      <GrowthRuns />
      <p className={classes.note}>
        {t('compare.growth.note')}
        {props.left.scenario.acts.length > 0 && ` ${t('compare.growth.firstAct')}`}
      </p>
      <GrowthTable {...{ series, quantity }} caption={words.title} scenario={props.left.scenario} />
    </section>
  );
}

/** Both designs as the plot draws them. */
function useSeries(quantity: GrowthQuantity): readonly PlotSeries[] {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const compare = useAppStore((state) => state.compare);
  const points = useAppStore((state) => state.growthPoints);
  const left = useFormula(scenario, compare.left);
  const right = useFormula(scenario, compare.right);
  return useMemo(() => {
    const sides = [
      [compare.left, left],
      [compare.right, right],
    ] as const;
    return sides.map(([design, formula]): PlotSeries => {
      const valueIn = ({ ledger }: Readonly<{ ledger: Ledger }>) =>
        quantityOf(quantity, ledger, compare);
      return {
        name: t(`compare.designShort.${design}`),
        formula: formula.map(({ size, expected }) => ({ size, value: valueIn(expected) })),
        runs: runsOf(points, design).map((run) => ({ size: run.size, value: valueIn(run) })),
      };
    });
  }, [compare, quantity, points, left, right, t]);
}

/** Whether the formula gives the same for both designs at every size. */
function linesMeet([left, right]: readonly PlotSeries[]): boolean {
  if (!left || !right || left.formula.length === 0) return false;
  return left.formula.every(({ value }, index) => value === right.formula[index]?.value);
}

function runsOf<T extends Readonly<{ design: Design; size: number }>>(
  points: readonly T[],
  design: Design,
): readonly T[] {
  return points.filter((point) => point.design === design).sort((a, b) => a.size - b.size);
}

/** Runs the default sizes once the two designs of the scenario have been run. */
function useDefaultRuns(): void {
  const scenario = useAppStore((state) => state.scenario);
  const { left, right } = useAppStore((state) => state.compare);
  const runGrowth = useAppStore((state) => state.runGrowth);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other designs are other runs
  useEffect(() => {
    const least = planOf(scenario).systems.length;
    runGrowth(runSizes.first.map((size) => Math.max(size, least)));
  }, [scenario, left, right, runGrowth]);
}

/** How far the runs are; runs larger groups on demand. */
function GrowthRuns() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.growthRun);
  const runGrowth = useAppStore((state) => state.runGrowth);
  const cancel = useAppStore((state) => state.cancelGrowth);
  if (run.status === 'running') return <RunBar run={run} texts="compare.growth" cancel={cancel} />;
  return (
    <div className={classes.runs}>
      <span role="status">{t(`compare.growth.status.${run.status}`)}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => runGrowth([...runSizes.first.slice(1), ...runSizes.large])}
      >
        {t('compare.growth.runLarge')}
      </Button>
    </div>
  );
}
