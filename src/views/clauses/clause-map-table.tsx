import { useTranslation } from '../../i18n/translation.tsx';
import { ClauseMark } from '../clause-mark.tsx';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import classes from './clause.module.css';
import type { ClauseMapRow } from './cross-references.ts';

const columns = ['draft', 'published', 'later'] as const;

type Props = Readonly<{ rows: readonly ClauseMapRow[]; file: string }>;

/** Clauses of the draft beside those of the documents that followed, to be read and taken along. */
export function ClauseMapTable({ rows, file }: Props) {
  const { t } = useTranslation();
  const cellOf = (cells: ClauseMapRow['later']) =>
    cells.length === 0
      ? t('clauses.noneFound')
      : cells
          .map(({ text, mark }) =>
            mark ? `${text} (${t(`inspector.clause.mark.${mark}`)})` : text,
          )
          .join(', ');
  const draftOf = ({ draft, topic }: ClauseMapRow) => [
    ...(draft.length === 0 ? [t('inspector.clause.map.none')] : draft),
    ...(topic === undefined ? [] : [t(`clauses.topic.${topic}`)]),
  ];
  const tableOf = (): DataTable => ({
    title: t('inspector.clause.map.title'),
    heads: columns.map((column) => t(`inspector.clause.map.${column}`)),
    rows: rows.map((row) => [
      draftOf(row).join(', '),
      ...[cellOf(row.published), cellOf(row.later)],
    ]),
    context: [],
    marks: [t('inspector.clause.map.note')],
  });
  return (
    <>
      <TableMenu title={t('inspector.clause.map.title')} file={file} tableOf={tableOf} />
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
          {rows.map((row) => (
            <MapRow key={row.published[0]?.text} row={row} draft={draftOf(row)} />
          ))}
        </tbody>
      </table>
      <p className={classes.mapNote}>{t('inspector.clause.map.note')}</p>
    </>
  );
}

type RowProps = Readonly<{ row: ClauseMapRow; draft: readonly string[] }>;

function MapRow({ row, draft }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        {draft.map((text) => (
          <div key={text}>{text}</div>
        ))}
      </td>
      {[row.published, row.later].map((cells, index) => (
        <td key={index === 0 ? 'published' : 'later'}>
          {cells.length === 0 && t('clauses.noneFound')}
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
