import { designOf, type Scenario, settingsOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { type Stage3Row, stage3Rows } from './clause-rows.ts';
import classes from './clauses.module.css';

const columns = ['document', 'clause', 'change', 'here'] as const;

/** Whether the design of the scenario, with the choices made in it, asks for a change. */
function isNeeded({ name, when }: Stage3Row, scenario: Scenario): boolean {
  if (!designOf(scenario).stage3.includes(name)) return false;
  if (when === undefined) return true;
  if (when === 'regroup') return scenario.procedure === 'group-regroup';
  return settingsOf(scenario).purposeMarking === when;
}

/** What two keys in one notification would change in stage 3, and which of it the design on the screen needs. */
export function Stage3Section() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const title = t('clauses.section.stage3');
  const here = (row: Stage3Row) =>
    t(`clauses.stage3.${isNeeded(row, scenario) ? 'needed' : 'notNeeded'}`);
  const mark = (row: Stage3Row) =>
    t(`inspector.clause.mark.${row.unverified ? 'unverified' : 'inferred'}`);
  const tableOf = (): DataTable => ({
    title,
    heads: columns.map((column) => t(`clauses.stage3.${column}`)),
    rows: stage3Rows.map((row) => [
      row.document,
      row.clause,
      `${t(`clauses.stage3.row.${row.name}`)} (${mark(row)})`,
      here(row),
    ]),
    context: [],
    marks: [t('clauses.stage3.note')],
  });
  return (
    <>
      <TableMenu title={title} file="keyladder-stage-3" tableOf={tableOf} />
      <p>
        {t(
          designOf(scenario).stage3.length > 0 ? 'clauses.stage3.asks' : 'clauses.stage3.asksNone',
          {
            design: t(`compare.design.${designOf(scenario).name}`),
          },
        )}
      </p>
      <table className={classes.table}>
        <caption>{t('clauses.stage3.note')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`clauses.stage3.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stage3Rows.map((row) => (
            <tr key={row.name} data-unused={!isNeeded(row, scenario) || undefined}>
              <th scope="row">{row.document}</th>
              <td translate="no">{row.clause}</td>
              <td>
                {t(`clauses.stage3.row.${row.name}`)} <Badge tone="doubt">{mark(row)}</Badge>
              </td>
              <td>{here(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
