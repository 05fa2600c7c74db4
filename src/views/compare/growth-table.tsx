import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/index.ts';
import type { GrowthQuantity } from '../../store/compare-view.ts';
import { type DataTable, numberCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import type { PlotPoint, PlotSeries } from './growth-plot.tsx';
import { limitsOf } from './limits.ts';
import { useCompareContext } from './use-compare-context.ts';

type Props = {
  series: readonly PlotSeries[];
  quantity: GrowthQuantity;
  caption: string;
  /** What the points come from. */
  scenario: Scenario;
};

/** The plot as a table: for each size what the formula says and what a run gave. */
export function GrowthTable({ series, quantity, caption, scenario }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sizes = new Set(series.flatMap(({ formula, runs }) => [...formula, ...runs].map(sizeOf)));
  const digits = quantity === 'airSeconds' ? 2 : 0;
  const cell = (points: readonly PlotPoint[], size: number) => {
    const point = points.find((one) => one.size === size);
    return point === undefined ? t('compare.none') : formats.fixed(point.value, digits);
  };
  const { title, context } = useCompareContext(scenario);
  const tableOf = (): DataTable => {
    const valueAt = (points: readonly PlotPoint[], size: number) => {
      const point = points.find((one) => one.size === size);
      return point === undefined ? null : numberCell(formats, point.value, digits);
    };
    return {
      title: `${caption} · ${title}`,
      heads: [
        t('compare.growth.members'),
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
      marks: [t('compare.growth.note'), ...limitsOf(t).map(({ name, text }) => `${name}: ${text}`)],
    };
  };
  return (
    <details className={classes.growthTable}>
      <summary>{t('compare.growth.table')}</summary>
      <TableMenu title={caption} file={`keyladder-growth-${quantity}`} tableOf={tableOf} />
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.growth.members')}</th>
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

const sizeOf = ({ size }: PlotPoint) => size;
