import { useMemo } from 'react';
import { tableOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import classes from './faults.module.css';
import { StopsExport } from './stops-export.tsx';
import { StopsRow } from './stops-row.tsx';
import { TableRun } from './table-run.tsx';

/** What each check alone stops, found by running. */
export function StopsDialog() {
  const { t } = useTranslation();
  const { cancelStopTable } = useAppStoreApi().getState();
  return (
    <Dialog
      name="stops"
      title={t('faults.ui.stops.title')}
      closeLabel={t('faults.ui.stops.close')}
      form="whole"
      onClose={cancelStopTable}
    >
      <StopsTable />
    </Dialog>
  );
}

function StopsTable() {
  const { t } = useTranslation();
  const { trials, status } = useAppStore((state) => state.stopTable);
  const rows = useMemo(() => tableOf(trials), [trials]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.scroll} tabIndex={0} aria-label={t('faults.ui.stops.title')}>
      <div className={classes.pageHead}>
        <p>{t('faults.ui.stops.lead')}</p>
        <RunControls />
        <StopsExport rows={rows} />
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('faults.ui.stops.check')}</th>
            <th scope="col">{t('faults.ui.stops.only')}</th>
            <th scope="col">{t('faults.ui.stops.harm')}</th>
            <th scope="col" className={classes.narrow}>
              {t('faults.ui.stops.show')}
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <StopsRow key={row.check} row={row} isDone={status === 'done'} />
        ))}
      </table>
    </section>
  );
}

function RunControls() {
  const { status, done, total } = useAppStore((state) => state.stopTable);
  const { fillStopTable, cancelStopTable } = useAppStoreApi().getState();
  return (
    <TableRun
      texts="faults.ui.stops"
      {...{ status, done, total }}
      onRun={() => void fillStopTable()}
      onCancel={cancelStopTable}
    />
  );
}
