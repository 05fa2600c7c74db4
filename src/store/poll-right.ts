import { eventIndex, type Scenario, type TraceEvent } from '../engine/index.ts';
import { rightAnswer } from '../lesson/answers.ts';
import type { LessonMoment } from '../lesson/lesson.ts';
import type { LessonQuestion } from '../lesson/question.ts';
import type { QuestionRun } from '../lesson/question-run.ts';
import type { AppStore } from './app-store.ts';
import { inOrder } from './quiz.ts';
import { currentEvent } from './selectors.ts';
import type { AppStoreState } from './store-state.ts';

/** What is right about the question before the class, from the run on the screen. */

/** The options as they are shown first: those to be put in order never stand as they come. */
export function shownOptions(
  { kind, options }: LessonQuestion,
  right: readonly string[],
): readonly string[] {
  const ids = options.map(({ id }) => id);
  const isGiven = kind === 'order' && ids.every((id, at) => right[at] === id);
  return isGiven ? [...ids.slice(1), ...ids.slice(0, 1)] : ids;
}

const momentsOf = ({ openedLesson }: AppStoreState): readonly LessonMoment[] =>
  openedLesson?.lesson.moments ?? [];

/** The run on the screen at the moment of a question, or, where that is not in it, at the cursor. */
function runOnScreen(state: AppStoreState, question: LessonQuestion): QuestionRun {
  const whole = state.quiz.whole ?? state.trace;
  const events = inOrder(whole, state.level);
  const moment = momentsOf(state).find((one) => one.question?.id === question.id);
  const asked = moment?.at.eventId ?? '';
  const eventId = eventIndex(events, asked) < 0 ? (currentEvent(state)?.id ?? '') : asked;
  const { source } = whole;
  return {
    scenario: source.kind === 'scenario' ? source.scenario : state.scenario,
    events,
    eventId,
  };
}

async function eventsApart(store: AppStore, scenario: Scenario): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  await store.getState().runApart(
    { kind: 'scenario', scenario },
    (update) => {
      for (const event of update.events) events.push(event);
    },
    new AbortController().signal,
  );
  return events;
}

async function runAgainst(store: AppStore, id: string): Promise<QuestionRun | null> {
  const moment = momentsOf(store.getState()).find((one) => one.id === id);
  if (moment === undefined) return null;
  const { scenario, at } = moment;
  return { scenario, events: await eventsApart(store, scenario), eventId: at.eventId };
}

/** Works out what is right about the question before the class and says so to the store, or why it cannot be
 *  told. */
export async function settleRight(store: AppStore): Promise<void> {
  const { poll } = store.getState();
  if (poll === null || poll.right !== null) return;
  const { question } = poll;
  const { against } = question.about;
  const needsOther = question.kind === 'octets' && against !== undefined;
  const other = needsOther ? await runAgainst(store, against) : null;
  const state = store.getState();
  if (state.poll?.question !== question || state.poll.right !== null) return;
  const answer = rightAnswer(question, runOnScreen(state, question), other);
  if (!answer.ok) {
    state.setUntold(answer.problem);
    return;
  }
  const shown = shownOptions(question, answer.right);
  if (question.kind === 'order' && state.poll.phase === 'shown') {
    state.askQuestion(question, shown);
  }
  state.setRight(answer.right);
}
