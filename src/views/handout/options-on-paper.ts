import type { Answer } from '../../lesson/answers.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { shownOptions } from '../../store/poll-right.ts';

/** The options of a question in the order they are printed: the same on the sheet of questions and on
 *  that of answers, and the same as on the screen. */
export const optionsOnPaper = (
  question: LessonQuestion,
  answer: Answer | undefined,
): readonly string[] => shownOptions(question, answer?.ok ? answer.right : []);
