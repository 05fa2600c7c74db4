import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonQuestion } from '../../lesson/question.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import classes from './question.module.css';
import { QuestionCard } from './question-card.tsx';
import { questionOfMoment } from './question-of-moment.ts';
import { ScoreTable } from './score-table.tsx';

const ways = ['alone', 'hands', 'score'] as const;
type Way = (typeof ways)[number];

/** The question of the moment on the screen: for one person, for a show of hands, and what came of all. */
export function QuestionDialog() {
  const { t } = useTranslation();
  return (
    <Dialog
      name="question"
      title={t('question.title')}
      closeLabel={t('question.close')}
      size="min(920px, 94vw)"
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useTranslation();
  const question = useAppStore(questionOfMoment);
  const [chosen, setWay] = useState<Way>('alone');
  const way = question === null ? 'score' : chosen;
  // Enter is to answer, not to close: the focus begins on no button.
  return (
    <div className={classes.dialog} tabIndex={-1} data-autofocus="">
      <SegmentedControl
        aria-label={t('question.way.title')}
        value={way}
        disabled={question === null}
        onChange={(value) => setWay(value as Way)}
        data={ways.map((value) => ({ value, label: t(`question.way.${value}`) }))}
      />
      {way === 'score' ? <ScoreTable /> : question && <Asked question={question} way={way} />}
    </div>
  );
}

function Asked({ question, way }: { question: LessonQuestion; way: 'alone' | 'hands' }) {
  const store = useAppStoreApi();
  useEffect(() => {
    const { poll, askQuestion } = store.getState();
    if (poll?.question !== question) askQuestion(question);
  }, [store, question]);
  return <QuestionCard way={way} />;
}
