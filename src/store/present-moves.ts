import type { LessonQuestion } from '../lesson/question.ts';
import type { AppStore } from './app-store.ts';
import { stepKeyOf } from './depth.ts';
import type { OpenLesson } from './lesson-state.ts';
import { type Level, levels } from './state.ts';
import type { AppStoreState } from './store-state.ts';

/** Where next and back lead while presenting. A clicker has no other keys: they take a question through
 *  its phases too, and the first press on a black screen only lights it up. */

/** Under which a question counts as asked. */
const nameOf = ({ lesson, at }: OpenLesson): string => `${lesson.id}/${lesson.moments[at]?.id}`;

/** Lights a black screen up; whether it was one. */
function lightUp({ presentation, changePresentation }: AppStoreState): boolean {
  if (presentation.black) changePresentation({ black: false });
  return presentation.black;
}

/** Takes the question on the screen one phase on; whether that was all this press does. */
function advanceQuestion({ poll, advancePoll, closePoll }: AppStoreState): boolean {
  if (poll === null) return false;
  // An answer that the run does not know holds nobody up; one that it has still to tell is waited for.
  const isOver = poll.phase === 'revealed' || (poll.phase === 'locked' && poll.untold !== null);
  if (isOver) closePoll();
  else advancePoll();
  return !isOver;
}

/** The question of the moment, where it has not been asked. */
export function questionAhead({
  openedLesson,
  presentation,
}: Pick<AppStoreState, 'openedLesson' | 'presentation'>): LessonQuestion | null {
  if (openedLesson === null || presentation.asked.includes(nameOf(openedLesson))) return null;
  return openedLesson.lesson.moments[openedLesson.at]?.question ?? null;
}

/** Asks the question of the moment; whether there was one to ask. */
function ask(state: AppStoreState): boolean {
  const { openedLesson, presentation, changePresentation, askQuestion } = state;
  const question = questionAhead(state);
  if (openedLesson === null || question === null) return false;
  changePresentation({ asked: [...presentation.asked, nameOf(openedLesson)] });
  askQuestion(question);
  return true;
}

/** To the next stop of the run, or the next moment of the lesson with its question before. */
export function presentNext(store: AppStore): void {
  const state = store.getState();
  if (lightUp(state) || advanceQuestion(state) || ask(state)) return;
  const { openedLesson, goToMoment, stepForward } = state;
  if (openedLesson === null) stepForward();
  else if (openedLesson.at < openedLesson.lesson.moments.length - 1)
    goToMoment(openedLesson.at + 1);
}

/** Back. A question that is open, locked or revealed stays as it is; one that is merely shown goes. */
export function presentBack(store: AppStore): void {
  const state = store.getState();
  if (lightUp(state)) return;
  const { poll, closePoll, openedLesson, presentation, changePresentation } = state;
  if (poll !== null && poll.phase !== 'shown') return;
  if (poll !== null) {
    closePoll();
    const name = openedLesson && nameOf(openedLesson);
    changePresentation({ asked: presentation.asked.filter((one) => one !== name) });
    return;
  }
  if (openedLesson === null) state.stepBack();
  else if (openedLesson.at > 0) state.goToMoment(openedLesson.at - 1);
}

/** To the moment with that number, or the end of that arrow of the figure, counted over the whole run;
 *  0 is the provisioning. Nothing where there is none. */
export function jumpTo(store: AppStore, number: number, arrows: readonly string[]): void {
  const { openedLesson, goToMoment, trace, moveTo, poll, closePoll } = store.getState();
  const key = number === 0 ? '1.0' : arrows[number - 1];
  const index = trace.events.findLastIndex((event) => stepKeyOf(event) === key);
  const isMoment = openedLesson?.lesson.moments[number - 1] !== undefined;
  if (openedLesson === null ? index < 0 : !isMoment) return;
  if (poll !== null) closePoll();
  store.getState().changePresentation({ black: false });
  if (openedLesson === null) moveTo(index);
  else goToMoment(number - 1);
}

/** To the first or last moment, or the start or end of the run. */
export function jumpToEnd(store: AppStore, end: 'first' | 'last'): void {
  const { openedLesson, toStart, toEnd } = store.getState();
  const last = openedLesson?.lesson.moments.length;
  if (last !== undefined) jumpTo(store, end === 'first' ? 1 : last, []);
  else if (end === 'first') toStart();
  else toEnd();
}

/** One level finer, and from the finest to the figure. */
export function nextLevel(level: Level): Level {
  return levels[(levels.indexOf(level) + 1) % levels.length] ?? 'figure';
}
