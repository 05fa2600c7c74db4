import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { eventIndex, type FaultEntry, type FaultResult, faultById } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { faultsOfTrace, resultsOf } from '../../store/fault-selectors.ts';
import { openQuestion } from '../../store/quiz.ts';
import { isToldWhole, reachedIn } from '../../store/selectors.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useSkipWords } from '../use-skip-words.ts';
import classes from './faults.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePlaceWords } from './use-place-words.ts';

/** What came of each fault of the run. */
export function FaultResults() {
  const { t } = useTranslation();
  const trace = useAppStore((state) => state.trace);
  const asks = useAppStore(({ predicting, ...asked }) => predicting && !!openQuestion(asked));
  const entries = faultsOfTrace(trace);
  const results = useMemo(() => resultsOf(trace), [trace]);
  if (asks) return <p className={classes.note}>{t('faults.ui.result.hidden')}</p>;
  return (
    <ol className={classes.results}>
      {results.map((result) => {
        const entry = entries[result.fault];
        return entry && <Result key={result.fault} result={result} entry={entry} />;
      })}
    </ol>
  );
}

function Result({ result, entry }: { result: FaultResult; entry: FaultEntry }) {
  const { t } = useTranslation();
  const { title, unnoticed } = useFaultTexts();
  const { place } = usePlaceWords();
  const fault = faultById(entry.fault);
  const events = useAppStore((state) => state.trace.events);
  const reached = useAppStore(reachedIn);
  const whole = useAppStore(isToldWhole);
  const { caught } = result;
  const why = fault ? unnoticed(fault) : '';
  const catcher = caught === null ? Number.POSITIVE_INFINITY : eventIndex(events, caught.eventId);
  if (!whole && catcher > reached) {
    return (
      <li>
        <b>{fault ? title(fault) : entry.fault}</b>
        <small>{place(entry)}</small>
        <p className={classes.note}>{t('faults.ui.result.ahead')}</p>
      </li>
    );
  }
  const isCaught = caught !== null;
  const Mark = isCaught ? IconCheck : IconAlertTriangle;
  return (
    <li data-caught={isCaught}>
      <b>{fault ? title(fault) : entry.fault}</b>
      <small>{place(entry)}</small>
      <p className={classes.verdict}>
        <Mark size={15} aria-hidden="true" />
        {isCaught ? (
          <Caught result={result} caught={caught} whole={whole} />
        ) : (
          <span>
            {result.touched === 0
              ? t('faults.ui.result.untouched')
              : why === ''
                ? t('faults.ui.result.missed')
                : t('faults.ui.result.nothing', { why })}
          </span>
        )}
      </p>
      {whole && <Missed missed={result.missed} />}
      {whole && <WhatFollowed result={result} />}
    </li>
  );
}

/** The checks that would have caught the fault, and that their party leaves out. */
function Missed({ missed }: Pick<FaultResult, 'missed'>) {
  const { t } = useTranslation();
  const words = useSkipWords();
  if (missed.length === 0) return null;
  return <p className={classes.note}>{t('skips.ui.missed', { list: words.list(missed) })}</p>;
}

/** Of the whole run: keys stored all the same, and errors. */
function WhatFollowed({ result }: { result: FaultResult }) {
  const { t } = useTranslation();
  return (
    <p className={classes.note}>
      {t('faults.ui.result.stored', { count: result.keysStored })}{' '}
      {t(`faults.ui.result.${errorWord(result)}`, {
        count: result.errorsReached,
        unanswered: result.unanswered,
      })}
    </p>
  );
}

function errorWord({ errorsReached, errorsLost, unanswered }: FaultResult): string {
  if (errorsReached > 0) return 'errors';
  if (errorsLost > 0) return 'errorsLost';
  return unanswered > 0 ? 'noAnswer' : 'noError';
}

type CaughtProps = Readonly<{
  result: FaultResult;
  caught: NonNullable<FaultResult['caught']>;
  whole: boolean;
}>;

function Caught({ result, caught, whole }: CaughtProps) {
  const { t } = useTranslation();
  const names = useActorNames();
  const store = useAppStoreApi();
  const more = whole ? result.catchers - 1 : 0;
  // What lies ahead of the cursor is not explained: the run goes there.
  const show = () => {
    const { trace, moveTo, openTab } = store.getState();
    moveTo(eventIndex(trace.events, caught.eventId));
    openTab('checks');
  };
  return (
    <span>
      <LinkButton onClick={show}>
        {t('faults.ui.result.caught', {
          check: t(`checks.short.${caught.check}`),
          actor: names.short(caught.actor),
        })}
      </LinkButton>
      {more > 0 && ` ${t('faults.ui.result.more', { count: more })}`}
    </span>
  );
}
