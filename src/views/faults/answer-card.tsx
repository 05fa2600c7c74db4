import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { eventIndex, faultById } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Quiz } from '../../store/faults-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useSkipWords } from '../use-skip-words.ts';
import classes from './predict.module.css';
import { useChoiceName } from './use-choice-name.ts';
import { useFaultTexts } from './use-fault-texts.ts';

/** What the run answers: right or not, the check, and why. */
export function AnswerCard({ revealed }: { revealed: NonNullable<Quiz['revealed']> }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const names = useActorNames();
  const name = useChoiceName();
  const skips = useSkipWords();
  const events = useAppStore((state) => state.trace.events);
  const { question, choice, right } = revealed;
  const { answer, actor } = question;
  const missed = question.missed.map((one) => ({ party: one.actor, check: one.check }));
  const at = answer ? eventIndex(events, answer.eventId) : -1;
  const check = events[at];
  const clause = check?.kind === 'check' ? check.clause : '';
  const Mark = right ? IconCheck : IconX;
  const show = () => {
    const { moveTo, openTab } = store.getState();
    moveTo(at);
    openTab('checks');
  };
  const { dismissAnswer } = store.getState();
  return (
    <div className={classes.card} data-right={right}>
      <p className={classes.verdict}>
        <Mark size={22} stroke={3} aria-hidden="true" />
        <span>
          <b>{t(right ? 'predict.right' : 'predict.wrong', { choice: name(choice) })}</b>{' '}
          {answer
            ? t('predict.fires', {
                ...{ check: name(answer.check), clause },
                actor: names.short(check?.actor ?? actor),
              })
            : t('predict.noneFires', { actor: names.short(actor) })}
        </span>
      </p>
      {missed.length > 0 && (
        <p className={classes.fault}>{t('skips.ui.missed', { list: skips.list(missed) })}</p>
      )}
      {answer === null && <Unnoticed revealed={revealed} />}
      <div className={classes.actions}>
        {answer && (
          <Button size="sm" variant="default" onClick={show}>
            {t('predict.explain')}
          </Button>
        )}
        <Button size="sm" onClick={dismissAnswer}>
          {t('predict.goOn')}
        </Button>
      </div>
    </div>
  );
}

/** Why nothing catches it, for each fault that is in it. */
function Unnoticed({ revealed }: { revealed: NonNullable<Quiz['revealed']> }) {
  const { unnoticed } = useFaultTexts();
  const faults = useAppStore((state) => state.scenario.faults);
  return revealed.question.faults.map((index) => {
    const fault = faultById(faults[index]?.fault ?? '');
    return fault?.unnoticed ? (
      <p key={index} className={classes.fault}>
        {unnoticed(fault)}
      </p>
    ) : null;
  });
}
