import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Diagnosed } from '../../engine/index.ts';
import { diagnosisText } from '../../i18n/diagnosis-text.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import classes from './diagnosis.module.css';
import { Finding } from './finding.tsx';
import { SearchProgress } from './search-progress.tsx';
import { Tried } from './tried.tsx';
import { useDiagnosisWords } from './use-diagnosis-words.ts';

/** What the sender of the opened message did otherwise, found by trying it out; nothing where there is
 *  nothing to explain. */
export function DiagnosisNote() {
  const { t } = useTranslation();
  const id = useId();
  const search = useAppStore((state) => state.diagnosis);
  const isOnScreen = useAppStore((state) => state.trace.source === state.diagnosis?.source);
  const failed = useAppStore(({ trace }) =>
    trace.events.some((event) => event.kind === 'check' && !event.passed),
  );
  if (search === null || !isOnScreen) return null;
  const { status, diagnosed } = search;
  const hasTried = diagnosed !== null && diagnosed.tried.singles.length > 0;
  if (!failed && !diagnosed?.diagnosis && !hasTried) return null;
  return (
    <section className={classes.diagnosis} aria-labelledby={id}>
      <h4 id={id}>{t('diagnosis.ui.title')}</h4>
      {status === 'done' && diagnosed ? (
        <Result diagnosed={diagnosed} />
      ) : (
        <SearchProgress search={search} />
      )}
    </section>
  );
}

function Result({ diagnosed: { diagnosis, tried } }: Readonly<{ diagnosed: Diagnosed }>) {
  const { t } = useTranslation();
  const isUnknown = diagnosis === null && tried.singles.length === 0;
  return (
    <>
      {diagnosis && <Finding diagnosis={diagnosis} />}
      {diagnosis === null && (
        <p role="status">{t(`diagnosis.ui.${isUnknown ? 'noDeviation' : 'nothingFound'}`)}</p>
      )}
      {tried.singles.length > 0 && <Tried tried={tried} />}
      {diagnosis && <CopyAsText diagnosis={diagnosis} />}
      <p className={classes.hint}>{t('diagnosis.ui.beside')}</p>
    </>
  );
}

function CopyAsText({ diagnosis }: Readonly<{ diagnosis: NonNullable<Diagnosed['diagnosis']> }>) {
  const { t } = useTranslation();
  const words = useDiagnosisWords();
  const { state, copy } = useCopy();
  const said = { idle: 'copy', copied: 'copied', failed: 'copyFailed' }[state];
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => copy(diagnosisText(diagnosis, words))}
    >
      <span aria-live="polite">{t(`diagnosis.ui.${said}`)}</span>
    </Button>
  );
}
