import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/index.ts';
import type { GrowthAxis, GrowthQuantity } from '../../store/compare-view.ts';
import { type DataTable, numberCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import type { PlotSeries } from './growth-plot.tsx';
import { limitsOf } from './limits.ts';
import { leastForShares, type PlacedValue } from './sensitivity.ts';
import { useCompareContext } from './use-compare-context.ts';
import { useMemberCount } from './use-plot.ts';

type Props = {
  series: readonly PlotSeries[];
  quantity: GrowthQuantity;
  axis: GrowthAxis;
  caption: string;
  /** What the points come from. */
  scenario: Scenario;
};

/** The plot as a table: for each size what the formula says and what a run gave. */
export function GrowthTable({ series, quantity, axis, caption, scenario }: Props) {
  const { t } = useTranslation();
  const count = Math.max(useMemberCount(), leastForShares);
  const formats = useFormats();
  const sizes = new Set(
    series.flatMap(({ formula, runs }) => [...formula, ...runs].map(({ at }) => at)),
  );
  const digits = quantity === 'airSeconds' || axis === 'loss' ? 2 : 0;
  const about = axis === 'members' ? 'note' : `about.${axis}`;
  const cell = (points: readonly PlacedValue[], size: number) => {
    const point = points.find((one) => one.at === size);
    return point === undefined ? t('compare.none') : formats.fixed(point.value, digits);
  };
  const { title, context } = useCompareContext(scenario);
  const tableOf = (): DataTable => {
    const valueAt = (points: readonly PlacedValue[], size: number) => {
      const point = points.find((one) => one.at === size);
      return point === undefined ? null : numberCell(formats, point.value, digits);
    };
    return {
      title: `${caption} · ${title}`,
      heads: [
        t(`compare.growth.at.${axis}`),
        ...series.flatMap(({ name }) => [
          t('compare.growth.formulaOf', { name }),
          t('compare.growth.runOf', { name }),
        ]),
      ],
      rows: [...sizes]
        .sort((a, b) => a - b)
        .map((size) => [
          numberCell(formats, size),
          ...series.flatMap(({ formula, runs }) => [valueAt(formula, size), valueAt(runs, size)]),
        ]),
      context: context(),
      marks: [
        t(`compare.growth.${about}`, { count }),
        ...limitsOf(t).map(({ name, text }) => `${name}: ${text}`),
      ],
    };
  };
  return (
    <details className={classes.growthTable}>
      <summary>{t('compare.growth.table')}</summary>
      <TableMenu title={caption} file={`keyladder-${axis}-${quantity}`} tableOf={tableOf} />
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`compare.growth.at.${axis}`)}</th>
            {series.map(({ name }) => [
              <th key={`${name} formula`} scope="col">
                {t('compare.growth.formulaOf', { name })}
              </th>,
              <th key={`${name} run`} scope="col">
                {t('compare.growth.runOf', { name })}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {[...sizes]
            .sort((a, b) => a - b)
            .map((size) => (
              <tr key={size}>
                <th scope="row">{formats.number(size)}</th>
                {series.map(({ name, formula, runs }) => [
                  <td key={`${name} formula`}>{cell(formula, size)}</td>,
                  <td key={`${name} run`}>{cell(runs, size)}</td>,
                ])}
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
