import { useEffect } from 'react';
import type { AnswerProblem } from '../../lesson/answers.ts';
import { settleRight } from '../../store/poll-right.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';

/** Has the right answer of the question before the class worked out as soon as its run is there; why it
 *  cannot be told, null where it can. */
export function useRightAnswer(): AnswerProblem | null {
  const store = useAppStoreApi();
  const question = useAppStore(({ poll }) => poll?.question ?? null);
  const isOpen = useAppStore(({ poll, run }) => poll?.right === null && run.status !== 'running');
  const whole = useAppStore(({ quiz, trace }) => quiz.whole ?? trace);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has another answer
  useEffect(() => {
    if (question !== null && isOpen) void settleRight(store);
  }, [store, question, isOpen, whole]);
  return useAppStore(({ poll }) => poll?.untold ?? null);
}
