import type { Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { GrowthAxis, GrowthQuantity } from '../../store/compare-view.ts';
import { type DataTable, type NumberCell, numberCell } from '../data-table.ts';
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

type Column = Readonly<{ head: string; points: readonly PlacedValue[] }>;

/** The plot as a table: at each place what the formula says, and what a run gave where there is one. */
export function GrowthTable({ series, quantity, axis, caption, scenario }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = Math.max(useMemberCount(), leastForShares);
  const hasRuns = axis === 'members' || series.some(({ runs }) => runs.length > 0);
  const columns = series.flatMap(({ name, formula, runs }): readonly Column[] => [
    { head: t('compare.growth.formulaOf', { name }), points: formula },
    ...(hasRuns ? [{ head: t('compare.growth.runOf', { name }), points: runs }] : []),
  ]);
  const places = [...new Set(columns.flatMap(({ points }) => points.map(({ at }) => at)))];
  const digits = quantity === 'airSeconds' || axis === 'loss' ? 2 : 0;
  const rows = places
    .sort((a, b) => a - b)
    .map((at) => [
      numberCell(formats, at, Number.isInteger(at) ? 0 : 2),
      ...columns.map(({ points }) => {
        const point = points.find((one) => one.at === at);
        return point === undefined ? null : numberCell(formats, point.value, digits);
      }),
    ]);
  const heads = [t(`compare.growth.at.${axis}`), ...columns.map(({ head }) => head)];
  const { title, context } = useCompareContext(scenario);
  const about = axis === 'members' ? 'note' : `about.${axis}`;
  const tableOf = (): DataTable => ({
    title: `${caption} · ${title}`,
    ...{ heads, rows },
    context: context(),
    marks: [
      t(`compare.growth.${about}`, { count }),
      ...limitsOf(t).map(({ name, text }) => `${name}: ${text}`),
    ],
  });
  return (
    <details className={classes.growthTable}>
      <summary>{t('compare.growth.table')}</summary>
      <TableMenu title={caption} file={`keyladder-${axis}-${quantity}`} tableOf={tableOf} />
      <PlotTable {...{ caption, heads, rows }} />
    </details>
  );
}

type TableProps = Readonly<{
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly (NumberCell | null)[])[];
}>;

/** Columns stand in the order of the designs, of which two may be the same. */
function PlotTable({ caption, heads, rows }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two designs may be the same
            <th key={place} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([at, ...values]) => (
          <tr key={at?.text}>
            <th scope="row">{at?.text}</th>
            {values.map((value, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two designs may be the same
              <td key={place}>{value?.text ?? t('compare.none')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
