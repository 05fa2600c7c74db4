import { useTranslation } from 'react-i18next';
import type { GrowthQuantity } from '../../store/compare-view.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import type { PlotPoint, PlotSeries } from './growth-plot.tsx';

type Props = { series: readonly PlotSeries[]; quantity: GrowthQuantity; caption: string };

/** The plot as a table: for each size what the formula says and what a run gave. */
export function GrowthTable({ series, quantity, caption }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sizes = new Set(series.flatMap(({ formula, runs }) => [...formula, ...runs].map(sizeOf)));
  const digits = quantity === 'airSeconds' ? 2 : 0;
  const cell = (points: readonly PlotPoint[], size: number) => {
    const point = points.find((one) => one.size === size);
    return point === undefined ? t('compare.none') : formats.fixed(point.value, digits);
  };
  return (
    <details className={classes.growthTable}>
      <summary>{t('compare.growth.table')}</summary>
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
