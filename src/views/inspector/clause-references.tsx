import { useTranslation } from 'react-i18next';
import type { Step } from '../../engine/index.ts';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import classes from './clause.module.css';
import { ClauseMark } from './clause-marks.tsx';
import { type ClauseMapRow, clauseMap, references } from './cross-references.ts';
import frame from './inspector.module.css';

type Props = Readonly<{ step: Step; regroup: boolean }>;

/** Where else the step stands, and the numbers of its clause in the later documents. */
export function ClauseReferences({ step, regroup }: Props) {
  const { t } = useTranslation();
  const said = references(step, regroup);
  const columns = ['draft', 'published', 'later'] as const;
  const cellOf = (cells: ClauseMapRow['later']) =>
    cells
      .map(({ text, mark }) => (mark ? `${text} (${t(`inspector.clause.mark.${mark}`)})` : text))
      .join(', ');
  const tableOf = (): DataTable => ({
    title: t('inspector.clause.map.title'),
    heads: columns.map((column) => t(`inspector.clause.map.${column}`)),
    rows: clauseMap(step, regroup).map(({ draft, published, later }) => [
      draft.length === 0 ? t('inspector.clause.map.none') : draft.join(', '),
      ...[cellOf(published), cellOf(later)],
    ]),
    context: [],
    marks: [t('inspector.clause.map.note')],
  });
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.referencesTitle')}</h3>
      {said.length > 0 && (
        <ul className={classes.points}>
          {said.map(({ name, mark, step: number }) => (
            <li key={name}>
              {t(`inspector.clause.reference.${name}`, { step: number })}
              <ClauseMark mark={mark} />
            </li>
          ))}
        </ul>
      )}
      <TableMenu
        title={t('inspector.clause.map.title')}
        file="keyladder-clauses"
        tableOf={tableOf}
      />
      <table className={classes.map}>
        <caption>{t('inspector.clause.map.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`inspector.clause.map.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clauseMap(step, regroup).map((row) => (
            <MapRow key={row.published[0]?.text} row={row} />
          ))}
        </tbody>
      </table>
      <p className={classes.mapNote}>{t('inspector.clause.map.note')}</p>
    </>
  );
}

function MapRow({ row }: { row: ClauseMapRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        {row.draft.length === 0
          ? t('inspector.clause.map.none')
          : row.draft.map((text) => <div key={text}>{text}</div>)}
      </td>
      {[row.published, row.later].map((cells, index) => (
        <td key={index === 0 ? 'published' : 'later'}>
          {cells.map(({ text, mark }) => (
            <div key={text}>
              <span className={classes.number}>{text}</span>
              <ClauseMark mark={mark} />
            </div>
          ))}
        </td>
      ))}
    </tr>
  );
}
