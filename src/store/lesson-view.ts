import type { LessonMoment } from '../lesson/lesson.ts';
import { defaultView, fieldsByName, statedFields, type View, type ViewFields } from './view.ts';

/** The view of a moment of a lesson. A field of the view that is not there, or that no version of the page
 *  reads, is as on a first visit. */
export function viewOfMoment({ scenario, at, view }: LessonMoment): View {
  return { ...defaultView(), ...fieldsByName(view), scenario, eventId: at.eventId };
}

/** Fields that no moment has: its place says the first; the others are about the lesson itself and how it is
 *  shown, or hide what the lesson tells. */
export const aboutLesson: readonly string[] = [
  'eventId',
  'lesson',
  'lessonsOpen',
  'presenting',
  'mystery',
];

/** What a moment keeps of a view: every other field with its whole value. */
export function shownOf(view: ViewFields): LessonMoment['view'] {
  const stated = { ...statedFields(view), compare: view.compare };
  return Object.fromEntries(Object.entries(stated).filter(([name]) => !aboutLesson.includes(name)));
}
