import { inFigureOrder, questionsOf } from '../engine/index.ts';
import type { Quiz } from './faults-state.ts';
import { perEvents } from './per-events.ts';
import type { AppState } from './state.ts';
import type { Trace } from './trace.ts';

/** "Which check fires?": the questions of a run, and what of it may be seen meanwhile. */

const questionsIn = perEvents(questionsOf);
const figureOrderOf = perEvents(inFigureOrder);

/** A quiz over a run of which nothing has been answered. */
export const newQuiz = (whole: Trace | null): Quiz => ({ whole, answers: {}, revealed: null });

/** The first question of the run that has no answer yet; undefined where there is none. */
export function openQuestion({ whole, answers }: Quiz) {
  if (whole === null) return undefined;
  return questionsIn(whole.events).find(({ eventId }) => !(eventId in answers));
}

/** What of a whole trace is seen: in the order of the figure at its level, and no more than leads to the
 *  question that is open, where the run stops and asks. */
export function seenOf(
  trace: Trace,
  quiz: Quiz,
  { predicting, level }: Pick<AppState, 'predicting' | 'level'>,
): Trace {
  const events = level === 'figure' ? figureOrderOf(trace.events) : trace.events;
  const question = predicting ? openQuestion({ ...quiz, whole: { ...trace, events } }) : undefined;
  if (question !== undefined) return { ...trace, events: events.slice(0, question.index + 1) };
  return events === trace.events ? trace : { ...trace, events };
}
