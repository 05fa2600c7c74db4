import { eventIndex } from '../engine/index.ts';
import {
  freeId,
  type MomentText,
  withMoment,
  withMomentText,
  withMovedMoment,
  withoutMoment,
} from '../lesson/edits.ts';
import { expectationInSteps } from '../lesson/expectation.ts';
import {
  type Lesson,
  type LessonMoment,
  lessonFormat,
  lessonVersion,
  maxMoments,
} from '../lesson/lesson.ts';
import { placeOf } from '../lesson/place.ts';
import type { AppStore } from './app-store.ts';
import { driveSteps } from './drive-steps.ts';
import { shownOf } from './lesson-view.ts';
import { currentEvent } from './selectors.ts';
import type { AppStoreState } from './store-state.ts';
import { viewOf } from './view.ts';

/** How a lesson is made in the page. What changes it is loaded with the panel of lessons. */

/** Why the screen cannot be kept as a moment now; null where it can. */
export function keepProblem(
  state: AppStoreState,
): 'running' | 'opened' | 'mystery' | 'full' | null {
  const { run, trace, openedLesson } = state;
  if (run.status === 'running' || trace.events.length === 0) return 'running';
  if (trace.source.kind !== 'scenario') return 'opened';
  if (state.mystery !== null) return 'mystery';
  return (openedLesson?.lesson.moments.length ?? 0) >= maxMoments ? 'full' : null;
}

/** What is on the screen as a moment of a lesson; null where there is none to keep. */
async function momentOf(store: AppStore, taken: readonly string[]): Promise<LessonMoment | null> {
  const state = store.getState();
  const event = currentEvent(state);
  const { source, events } = state.quiz.whole ?? state.trace;
  if (keepProblem(state) !== null || event === undefined || source.kind !== 'scenario') return null;
  const at = placeOf(events, eventIndex(events, event.id));
  const view = shownOf({ ...viewOf(state), setupOpen: false });
  const expect = await driveSteps(expectationInSteps(events), new AbortController().signal);
  if (expect === null) return null;
  const id = freeId(taken, at.message);
  const { scenario } = source;
  const written = { highlight: [], caption: '', text: '', notes: '' };
  return { id, scenario, at, view, ...written, expect };
}

/** Keeps what is on the screen behind the moment that is shown; whether it could. */
export async function keepMoment(store: AppStore): Promise<boolean> {
  const taken = store.getState().openedLesson?.lesson.moments.map(({ id }) => id) ?? [];
  const moment = await momentOf(store, taken);
  const open = store.getState().openedLesson;
  if (moment === null || open === null) return false;
  const { lesson, at } = open;
  store.getState().changeLesson(withMoment(lesson, at, moment), at + 1);
  return true;
}

/** What a new lesson says of itself. */
export type LessonHead = Readonly<Pick<Lesson, 'title' | 'language' | 'minutes'>>;

/** Begins a lesson with what is on the screen as its first moment; whether it could. */
export async function newLesson(store: AppStore, head: LessonHead): Promise<boolean> {
  const moment = await momentOf(store, []);
  if (moment === null) return false;
  const made = { format: lessonFormat, version: lessonVersion, madeWith: 'Keyladder' } as const;
  const lesson: Lesson = { ...made, id: freeId([], head.title), ...head, moments: [moment] };
  store.getState().resumeLesson({ lesson, origin: 'own', at: 0, unsaved: true });
  return true;
}

/** Changes what a lesson says of itself. One that was never in a file is called after its title. */
export function editHead(store: AppStore, head: Partial<LessonHead>): void {
  const { openedLesson: open, changeLesson } = store.getState();
  if (open === null) return;
  const isNamed = open.origin === 'own' && head.title !== undefined;
  const name = isNamed ? { id: freeId([], head.title ?? '') } : {};
  changeLesson({ ...open.lesson, ...head, ...name }, open.at, `head ${Object.keys(head)}`);
}

/** Changes what is written of a moment. */
export function editMoment(store: AppStore, index: number, text: MomentText): void {
  const { openedLesson: open, changeLesson } = store.getState();
  if (open === null) return;
  const what = `${open.lesson.moments[index]?.id} ${Object.keys(text)}`;
  changeLesson(withMomentText(open.lesson, index, text), open.at, what);
}

/** Moves a moment by so many places; the one on the screen stays the one on the screen. */
export function moveMoment(store: AppStore, index: number, by: number): void {
  const open = store.getState().openedLesson;
  if (open === null) return;
  const shown = open.lesson.moments[open.at]?.id;
  const moved = withMovedMoment(open.lesson, index, index + by);
  const at = moved.moments.findIndex(({ id }) => id === shown);
  store.getState().changeLesson(moved, at);
}

/** Takes a moment out; `undoLesson` brings it back. */
export function removeMoment(store: AppStore, index: number): void {
  const open = store.getState().openedLesson;
  if (open === null) return;
  const lesson = withoutMoment(open.lesson, index);
  const at = open.at > index ? open.at - 1 : open.at;
  store.getState().changeLesson(lesson, Math.min(at, lesson.moments.length - 1));
}
