import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ClauseUse } from '../../engine/index.ts';
import { checkNameKeyOf } from '../../i18n/check-name.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { citations } from '../clause-facts.ts';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './clauses.module.css';
import { useClauseCoverage } from './use-clause-coverage.ts';

const columns = ['clause', 'checks', 'fields', 'events'] as const;

const isUnused = ({ made, fields, events }: ClauseUse) =>
  made.length === 0 && fields.length === 0 && events === 0;

/** Which clauses the run on the screen rests on, and which checks of them it never made. */
export function CoverageSection() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const uses = useClauseCoverage();
  const [onlyUnused, setOnlyUnused] = useState(false);
  if (uses === null) return <p className={classes.note}>{t('clauses.coverage.gathering')}</p>;
  const unused = uses.filter(isUnused).length;
  const shown = onlyUnused ? uses.filter((use) => isUnused(use) || use.neverMade.length > 0) : uses;
  const checksOf = ({ made, neverMade }: ClauseUse) =>
    [
      ...made.map((name) => t(checkNameKeyOf(name, 'short', false))),
      ...neverMade.map((name) =>
        t('clauses.coverage.neverMade', { check: t(checkNameKeyOf(name, 'short', false)) }),
      ),
    ].join(', ');
  const tableOf = (): DataTable => ({
    title: t('clauses.coverage.title'),
    heads: columns.map((column) => t(`clauses.coverage.${column}`)),
    rows: shown.map((use) => [
      citations([use.clause], t),
      checksOf(use),
      use.fields.join(', '),
      { value: use.events, text: number(use.events) },
    ]),
    context: [],
    marks: [t('clauses.coverage.note')],
  });
  return (
    <>
      <p className={classes.note}>
        {t('clauses.coverage.counted', { count: uses.length, unused })} {t('clauses.coverage.note')}
      </p>
      <div className={classes.tools}>
        <Checkbox
          size="xs"
          label={t('clauses.coverage.onlyUnused')}
          checked={onlyUnused}
          onChange={(event) => setOnlyUnused(event.currentTarget.checked)}
        />
        <TableMenu
          title={t('clauses.coverage.title')}
          file="keyladder-clause-coverage"
          tableOf={tableOf}
        />
      </div>
      <table className={classes.table}>
        <caption>{t('clauses.coverage.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-number={column === 'events' || undefined}>
                {t(`clauses.coverage.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((use) => (
            <tr key={use.clause} data-unused={isUnused(use) || undefined}>
              <th scope="row">
                <Cited use={use} />
              </th>
              <td>{checksOf(use)}</td>
              <td translate="no">
                <Fields paths={use.fields} />
              </td>
              <td data-number="">{number(use.events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The clause; where the run has an event of it, the way there. */
function Cited({ use: { clause, first } }: { use: ClauseUse }) {
  const { t } = useTranslation();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const cited = citations([clause], t);
  if (first === null) return cited;
  return <LinkButton onClick={() => selectEvent(first)}>{cited}</LinkButton>;
}

const mostFields = 4;

function Fields({ paths }: { paths: readonly string[] }) {
  const { t } = useTranslation();
  const rest = paths.length - mostFields;
  const shown = paths.slice(0, mostFields).join(', ');
  if (rest <= 0) return shown;
  return (
    <details>
      <summary>
        {shown} <span translate="yes">{t('clauses.coverage.more', { count: rest })}</span>
      </summary>
      {paths.slice(mostFields).join(', ')}
    </details>
  );
}
