import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { openQuestion } from '../../store/quiz.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { AnswerCard } from './answer-card.tsx';
import classes from './predict.module.css';
import { QuestionCard } from './question-card.tsx';

/** Predict, then reveal: above the ladder the score, and where the run has stopped the question. */
export function PredictBar() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const score = useAppStore((state) => state.score);
  const quiz = useAppStore((state) => state.quiz);
  const level = useAppStore((state) => state.level);
  const act = useAppStore((state) => state.act);
  const cursor = useAppStore((state) => state.cursor);
  const hasFaults = useAppStore((state) => state.scenario.faults.length > 0);
  const { resetScore, togglePredicting, openFaults } = store.getState();
  const question = openQuestion({ quiz, level, act });
  const isAsked = question !== undefined && question.index === cursor && quiz.revealed === null;
  const state =
    question !== undefined ? 'ahead' : !hasFaults ? 'noFaults' : quiz.whole ? 'done' : 'running';
  return (
    <section className={classes.predict} aria-label={t('predict.title')}>
      <div className={classes.bar}>
        <b>{t('predict.title')}</b>
        <span className={classes.score}>{t('predict.score', score)}</span>
        {!isAsked && quiz.revealed === null && <span>{t(`predict.state.${state}`)}</span>}
        <span className={classes.gap} />
        {!hasFaults && (
          <Button size="compact-sm" variant="default" onClick={() => openFaults()}>
            {t('predict.putFault')}
          </Button>
        )}
        {score.asked > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={resetScore}>
            {t('predict.reset')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" onClick={togglePredicting}>
          {t('predict.off')}
        </Button>
      </div>
      {isAsked && <QuestionCard key={question.eventId} question={question} />}
      {quiz.revealed && <AnswerCard revealed={quiz.revealed} />}
    </section>
  );
}
