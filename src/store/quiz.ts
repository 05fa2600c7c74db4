import { inFigureOrder, questionsOf } from '../engine/index.ts';
import { traceInAct } from './acts.ts';
import type { Quiz } from './faults-state.ts';
import { perEvents } from './per-events.ts';
import type { AppState, Level } from './state.ts';
import type { Trace } from './trace.ts';

/** "Which check fires?": the questions of a run, and what of it may be seen meanwhile. */

const questionsIn = perEvents(questionsOf);
const figureOrderOf = perEvents(inFigureOrder);

/** A quiz over a run of which nothing has been answered. */
export const newQuiz = (whole: Trace | null): Quiz => ({ whole, answers: {}, revealed: null });

/** The quiz once one has gone on from an answer. */
export const goneOn = (quiz: Quiz): Quiz =>
  quiz.revealed === null ? quiz : { ...quiz, revealed: null };

type Asked = Readonly<{ quiz: Quiz; level: Level; act: number }>;

/** The events of a trace in the order in which a level tells them. */
export const inOrder = ({ events }: Trace, level: Level) =>
  level === 'figure' ? figureOrderOf(events) : events;

/** The first question of the run, in the order of its level, that has no answer yet; undefined where
 *  there is none. */
export function openQuestion({ quiz: { whole, answers }, level, act }: Asked) {
  if (whole === null) return undefined;
  const own = traceInAct(whole, act);
  return questionsIn(inOrder(own, level)).find(({ eventId }) => !(eventId in answers));
}

/** What of a whole trace is seen: of the act that is looked at, in the order of the figure at its level, and no more than leads to the
 *  question that is open, where the run stops and asks. */
export function seenOf(
  whole: Trace,
  quiz: Quiz,
  { predicting, level, act }: Pick<AppState, 'predicting' | 'level' | 'act'>,
): Trace {
  const trace = traceInAct(whole, act);
  const events = inOrder(trace, level);
  const asked = { quiz: { ...quiz, whole }, level, act };
  const question = predicting ? openQuestion(asked) : undefined;
  if (question !== undefined) return { ...trace, events: events.slice(0, question.index + 1) };
  return events === trace.events ? trace : { ...trace, events };
}
