import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTranslation } from '../../i18n/translation.tsx';
import { designs } from '../../store/designs.ts';
import {
  cellKey,
  countByDesign,
  type FaultRow,
  type FaultTableState,
  type FaultTableStore,
} from '../../store/fault-table.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DesignCell } from './design-cell.tsx';
import { DesignExport } from './design-export.tsx';
import classes from './faults.module.css';
import { TableRun } from './table-run.tsx';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePhrases } from './use-phrases.ts';

type Props = Readonly<{
  rows: readonly FaultRow[];
  store: FaultTableStore;
  /** Names the scenario the rows speak of. */
  basis: string;
}>;

const untried: FaultTableState['tried'] = {};

/** Faults against designs: what is predicted, and whether a real run agrees. */
export function DesignTable({ rows, store, basis }: Props) {
  const { t } = useTranslation();
  const { title } = useFaultTexts();
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const tried = useStore(store, (state) => (state.basis === basis ? state.tried : untried));
  const shown = useMemo(
    () => (onlyDiffering ? rows.filter(({ differs }) => differs) : rows),
    [rows, onlyDiffering],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.scroll} tabIndex={0} aria-label={t('faults.ui.page.designs')}>
      <div className={classes.pageHead}>
        <Checkbox
          size="sm"
          label={t('faults.ui.page.onlyDiffering')}
          checked={onlyDiffering}
          onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
        />
        <RunControls rows={shown} store={store} basis={basis} />
        <DesignExport rows={shown} tried={tried} onlyDiffering={onlyDiffering} />
      </div>
      <Summary rows={rows} tried={tried} />
      <p className={classes.note}>{t('faults.ui.page.basis')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('faults.ui.page.fault')}</th>
            {designs.map((design) => (
              <th scope="col" key={design}>
                {t(`faults.ui.designs.${design}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ fault, cells }) => (
            <tr key={fault.id}>
              <th scope="row">{title(fault)}</th>
              {designs.map((design) => (
                <DesignCell
                  key={design}
                  cell={cells[design]}
                  tried={tried[cellKey(fault, design)]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type SummaryProps = Readonly<{ rows: readonly FaultRow[]; tried: FaultTableState['tried'] }>;

/** What two keys add and take away, counted: by the runs as far as they are made, else as predicted. */
function Summary({ rows, tried }: SummaryProps) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  const onlyDual = rows.filter(
    ({ cells: { single, ...dual } }) =>
      single.kind === 'absent' && Object.values(dual).some(({ kind }) => kind === 'placed'),
  );
  const onlyOnce = onlyDual.filter(({ cells }) => cells.twice.kind === 'absent');
  const counts = countByDesign(rows, tried);
  const isTried = counts.some((count) => count.tried > 0);
  const list = phrases(
    counts.map(({ design, ...count }) =>
      t(isTried ? 'faults.ui.page.countRun' : 'faults.ui.page.countOf', {
        design: t(`faults.ui.designs.${design}`),
        ...count,
      }),
    ),
  );
  return (
    <p className={classes.summary}>
      {t('faults.ui.page.summary', { dual: onlyDual.length, once: onlyOnce.length })}{' '}
      {t(isTried ? 'faults.ui.page.countsRun' : 'faults.ui.page.counts', { list })}
    </p>
  );
}

function RunControls({ rows, store, basis }: Props) {
  const scenario = useAppStore((state) => state.scenario);
  const { start, cancel, ...state } = useStore(store);
  const { status, done, total } = state;
  return (
    <TableRun
      texts="faults.ui.page"
      isOfThis={state.basis === basis}
      {...{ status, done, total }}
      onRun={() => void start(scenario, rows, basis)}
      onCancel={cancel}
    />
  );
}
