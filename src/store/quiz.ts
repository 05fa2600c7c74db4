import { questionsOf } from '../engine/index.ts';
import type { Quiz } from './faults-state.ts';
import { perEvents } from './per-events.ts';
import type { Trace } from './trace.ts';

/** "Which check fires?": the questions of a run, and what of it may be seen meanwhile. */

const questionsIn = perEvents(questionsOf);

/** A quiz over a run of which nothing has been answered. */
export const newQuiz = (whole: Trace | null): Quiz => ({ whole, answers: {}, revealed: null });

/** The first question of the run that has no answer yet; undefined where there is none. */
export function openQuestion({ whole, answers }: Quiz) {
  if (whole === null) return undefined;
  return questionsIn(whole.events).find(({ eventId }) => !(eventId in answers));
}

/** What of a trace may be seen: no more than leads to the question that is open, where the run stops
 *  and asks. */
export function seenOf(trace: Trace, quiz: Quiz, predicting: boolean): Trace {
  const question = predicting ? openQuestion(quiz) : undefined;
  if (question === undefined) return trace;
  return { ...trace, events: trace.events.slice(0, question.index + 1) };
}
