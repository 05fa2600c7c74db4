import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { CustodyCellId } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './custody.module.css';
import { CustodyDetail } from './custody-detail.tsx';
import { CustodyExport } from './custody-export.tsx';
import { CustodyMark } from './custody-mark.tsx';
import { CustodyReaders } from './custody-readers.tsx';
import { CustodyTable } from './custody-table.tsx';
import { CustodyContext, useFoldedCustody } from './use-custody.ts';

const states = ['holds', 'foreign', 'ciphertext', 'refused', 'could', 'none'] as const;

/** The table of parties and keys, and below it what is said of one cell and of who can read what. */
export function CustodyScreen() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const cursor = useAppStore((state) => state.cursor);
  const count = useAppStore((state) => state.trace.events.length);
  const folded = useFoldedCustody();
  const cell = useAppStore((state) => state.custodyCell);
  const choose = useCallback(
    (cell: CustodyCellId, eventId: string | null) => {
      const { chooseCustodyCell, selectEvent } = store.getState();
      chooseCustodyCell(cell);
      // The inspector follows in a task of its own: both in one would hold up the page.
      if (eventId !== null) setTimeout(() => selectEvent(eventId));
    },
    [store],
  );
  return (
    <section className={classes.screen} aria-label={t('custody.title')}>
      <header className={classes.head}>
        <h2>{t('custody.title')}</h2>
        <p>{t('custody.at', { n: cursor + 1, of: count })}</p>
        <ReadsButton />
        {folded && (
          <CustodyContext value={folded.custody}>
            <CustodyExport />
          </CustodyContext>
        )}
        <ul className={classes.legend} aria-label={t('custody.legend')}>
          {states.map((state) => (
            <li key={state}>
              <CustodyMark state={state} />
              {t(`custody.legendShort.${state}`)}
            </li>
          ))}
          <li>{t('custody.legendNumber')}</li>
        </ul>
      </header>
      {folded === null ? (
        <p className={classes.empty}>{t('custody.gathering')}</p>
      ) : (
        <CustodyContext value={folded.custody}>
          <CustodyTable chosen={cell} onChoose={choose} />
          <section
            className={classes.below}
            data-chosen={cell !== null || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
            tabIndex={0}
            aria-label={t('custody.below')}
          >
            <CustodyDetail cell={cell} />
            <CustodyReaders />
          </section>
        </CustodyContext>
      )}
    </section>
  );
}

/** The way to who reads what; there is none for a message that was opened. */
function ReadsButton() {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const { showScreen } = useAppStoreApi().getState();
  if (!isRun) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => showScreen('reads')}>
      {t('custody.reads')}
    </Button>
  );
}
