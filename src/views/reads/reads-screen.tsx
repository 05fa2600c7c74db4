import { Button, Checkbox } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { openQuestion } from '../../store/quiz.ts';
import type { ReadsFound, ReadsView } from '../../store/reads-state.ts';
import { readsRows } from '../../store/reads-table.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import { WorkState } from '../work-state.tsx';
import { MoreMembers } from './more-members.tsx';
import classes from './reads.module.css';
import { ReadsDetail } from './reads-detail.tsx';
import { ReadsExport } from './reads-export.tsx';
import type { ActTitle } from './reads-head.tsx';
import { ReadsHelps } from './reads-helps.tsx';
import { ReadsMark } from './reads-mark.tsx';
import { ReadsStarts } from './reads-starts.tsx';
import { ReadsTable } from './reads-table.tsx';
import { useReadsWords } from './use-reads-words.ts';

type Props = Readonly<{ actTitle: ActTitle }>;

/** Who reads what, when: parties whose keys somebody gets, and all traffic tried with them. */
export function ReadsScreen({ actTitle }: Props) {
  const { t } = useTranslation();
  const view = useAppStore((state) => state.reads);
  const screen = useFocusOnArrival('button');
  const { showScreen, askReads, findReads, cancelReads } = useAppStoreApi().getState();
  const found = useAppStore((state) => state.readsSearch?.found ?? null);
  const events = useAppStore((state) => (state.quiz.whole ?? state.trace).events);
  const isRunning = useAppStore((state) => state.run.status === 'running');
  const waits = useAppStore((state) => state.predicting && openQuestion(state) !== undefined);
  const { compromised, recorded, shown } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked, and of which run
  useEffect(() => {
    if (!isRunning && !waits) void findReads();
  }, [events, isRunning, waits, compromised, recorded, shown, findReads]);
  useEffect(() => cancelReads, [cancelReads]);
  return (
    <section
      ref={screen}
      className={classes.screen}
      data-focus-part=""
      aria-label={t('reads.title')}
    >
      <header className={classes.head}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => showScreen('custody')}
        >
          {t('reads.back')}
        </Button>
        <h2>{t('reads.title')}</h2>
        <Checkbox
          size="xs"
          label={t('reads.recorded')}
          checked={recorded}
          onChange={(event) => askReads({ recorded: event.currentTarget.checked })}
        />
        <SearchState />
      </header>
      {waits && <p className={classes.note}>{t('reads.waits')}</p>}
      {found && !waits && <Found {...{ found, view, actTitle }} />}
    </section>
  );
}

type FoundProps = Readonly<{ found: ReadsFound; view: ReadsView; actTitle: ActTitle }>;

function Found({ found, view, actTitle }: FoundProps) {
  const { t } = useTranslation();
  const before = useAppStore((state) => state.readsBefore);
  const words = useReadsWords(found);
  const isOf = before?.after.acts === found.scenario.acts ? before : null;
  const rows = useMemo(() => readsRows(found, isOf), [found, isOf]);
  return (
    <>
      <div className={classes.legend}>
        <ul className={classes.marks} aria-label={t('reads.legend')}>
          {(['opens', 'closed', 'unheard', ...(isOf ? (['stopped'] as const) : [])] as const).map(
            (state) => (
              <li key={state}>
                <ReadsMark state={state} />
                {t(`reads.state.${state}`)}
              </li>
            ),
          )}
        </ul>
        <MoreMembers {...{ found, words }} />
        <ReadsExport {...{ found, rows, words }} />
      </div>
      <ReadsTable {...{ found, rows, words, actTitle }} />
      <div className={classes.below}>
        {view.cell && <ReadsDetail found={found} cell={view.cell} words={words} />}
        <ReadsHelps {...{ found, view, before, words }} />
        <ReadsStarts {...{ found, words }} />
        <ul className={classes.notes}>
          <li>{t('reads.note.done')}</li>
          <li>{t('reads.note.copy')}</li>
          <li>{t('reads.note.gms')}</li>
        </ul>
      </div>
    </>
  );
}

/** How far the search is, and what became of it. */
function SearchState() {
  const { t } = useTranslation();
  const search = useAppStore((state) => state.readsSearch);
  const { cancelReads, findReads } = useAppStoreApi().getState();
  if (search === null || search.status === 'done') return null;
  const { status, done, total } = search;
  if (status === 'running') {
    const action = { label: t('reads.cancel'), onClick: cancelReads };
    return <WorkState progress={{ done, total }} label={t('reads.searching')} action={action} />;
  }
  const action = { label: t('reads.again'), onClick: () => void findReads() };
  return <WorkState label={t(`reads.${status}`)} action={action} />;
}
