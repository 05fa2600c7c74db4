import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { type Design, designOf, designs } from '../../store/designs.ts';
import type { FaultRow } from '../../store/fault-table.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { Badge } from '../../ui/badge.tsx';
import classes from './faults.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePhrases } from './use-phrases.ts';

const isUnnoticed = ({ cells }: FaultRow, design: Design) => {
  const cell = cells[design];
  return cell.kind === 'placed' && cell.prediction === null;
};

/** The faults that nothing catches, each with the reason. */
export function UnnoticedList({ rows }: { rows: readonly FaultRow[] }) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const [allModes, setAllModes] = useState(false);
  const design = designOf(scenario);
  const asked = allModes ? designs : [design];
  const found = rows.filter((row) => asked.some((one) => isUnnoticed(row, one)));
  const figure = t(`app.topBar.procedures.${scenario.procedure}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.scroll} tabIndex={0} aria-label={t('faults.ui.page.unnoticed')}>
      <div className={classes.pageHead}>
        <p>
          {t(allModes ? 'faults.ui.page.leadAll' : 'faults.ui.page.lead', {
            ...{ count: found.length, all: rows.length, figure },
            design: t(`faults.ui.designs.${design}`),
          })}
        </p>
        <Checkbox
          size="sm"
          label={t('faults.ui.page.allModes')}
          checked={allModes}
          onChange={(event) => setAllModes(event.currentTarget.checked)}
        />
      </div>
      <p className={classes.note}>{t('faults.ui.page.basis')}</p>
      <ul className={classes.cards}>
        {found.map((row) => (
          <Card
            key={row.fault.id}
            row={row}
            designs={designs.filter((one) => isUnnoticed(row, one))}
            design={design}
          />
        ))}
      </ul>
    </section>
  );
}

type CardProps = Readonly<{ row: FaultRow; designs: readonly Design[]; design: Design }>;

function Card({ row, designs, design }: CardProps) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  const { title, breaks, unnoticed, needed } = useFaultTexts();
  const { putFault } = useAppStoreApi().getState();
  const { fault, cells } = row;
  const cell = cells[design];
  const put = () => {
    if (cell.kind !== 'placed') return;
    putFault(cell.entry);
  };
  return (
    <li className={classes.card}>
      <h3>{title(fault)}</h3>
      <p>{breaks(fault)}</p>
      <p>
        <b>{t('faults.ui.page.why')}</b> {unnoticed(fault)}
      </p>
      <p>
        <b>{t('faults.ui.page.needed')}</b> {needed(fault)}{' '}
        <Badge tone="doubt">{t('faults.ui.page.opinion')}</Badge>
      </p>
      <p className={classes.note}>
        {fault.clause} ·{' '}
        {t('faults.ui.page.unnoticedIn', {
          designs: phrases(designs.map((one) => t(`faults.ui.designs.${one}`))),
        })}
      </p>
      {cell.kind === 'placed' && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={put}
          aria-label={t('faults.ui.page.show', { name: title(fault) })}
        >
          {t('faults.ui.page.put')}
        </Button>
      )}
    </li>
  );
}
