import { useEffect, useState } from 'react';
import type { AnswerProblem } from '../../lesson/answers.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { settleRight } from '../../store/poll-right.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';

type Told = Readonly<{ question: LessonQuestion; problem: AnswerProblem | null }>;

/** Has the right answer of the question before the class worked out as soon as its run is there; why it
 *  cannot be told, null where it can. */
export function useRightAnswer(): AnswerProblem | null {
  const store = useAppStoreApi();
  const question = useAppStore(({ poll }) => poll?.question ?? null);
  const isOpen = useAppStore(({ poll, run }) => poll?.right === null && run.status !== 'running');
  const events = useAppStore(({ quiz, trace }) => quiz.whole ?? trace);
  const [told, setTold] = useState<Told | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has another answer
  useEffect(() => {
    if (question === null || !isOpen) return;
    let isCurrent = true;
    void settleRight(store).then((problem) => {
      if (isCurrent) setTold({ question, problem });
    });
    return () => {
      isCurrent = false;
    };
  }, [store, question, isOpen, events]);
  return told?.question === question ? told.problem : null;
}
