import { useTranslation } from '../../i18n/translation.tsx';
import { ClauseMark } from '../clause-mark.tsx';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import shared from './clause.module.css';
import { ClauseMapTable } from './clause-map-table.tsx';
import { fates, stage2Rows, versionRows, wholeMap } from './clause-rows.ts';
import classes from './clauses.module.css';

/** The clauses of the draft in the documents that followed. */
export function MapSection() {
  const { t } = useTranslation();
  const columns = ['cited', 'published', 'later'] as const;
  return (
    <>
      <ClauseMapTable rows={wholeMap} file="keyladder-clause-map" />
      <h3 className={classes.subhead}>{t('clauses.stage2.title')}</h3>
      <table className={classes.table}>
        <caption>{t('clauses.stage2.note')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`clauses.stage2.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stage2Rows.map((row) => (
            <tr key={row}>
              {columns.map((column) => (
                <td key={column}>{t(`clauses.stage2.${row}.${column}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What became of the contribution. */
export function FateSection() {
  const { t } = useTranslation();
  return (
    <ul className={shared.points}>
      {fates.map((fate) => (
        <li key={fate.name}>
          {t(`clauses.fate.${fate.name}`)}
          <ClauseMark mark={'mark' in fate ? fate.mark : undefined} />
        </li>
      ))}
    </ul>
  );
}

/** The documents with their versions, and the days they were uploaded. */
export function VersionSection() {
  const { t } = useTranslation();
  const title = t('clauses.section.versions');
  const heads = [t('clauses.version.document'), t('clauses.version.versions')];
  const tableOf = (): DataTable => ({
    ...{ title, heads, context: [] },
    rows: versionRows.map(([document, row]) => [document, t(`clauses.version.row.${row}`)]),
    marks: [t('clauses.version.note')],
  });
  return (
    <>
      <TableMenu title={title} file="keyladder-versions" tableOf={tableOf} />
      <table className={classes.table}>
        <caption>{t('clauses.version.note')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versionRows.map(([document, row]) => (
            <tr key={row}>
              <th scope="row">{document}</th>
              <td>{t(`clauses.version.row.${row}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
