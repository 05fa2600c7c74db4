import type { LessonMoment } from '../lesson/lesson.ts';
import { defaultView, fieldsByName, statedFields, type View, type ViewFields } from './view.ts';

/** The view of a moment of a lesson. A field of the view that is not there, or that no version of the page
 *  reads, is as on a first visit. */
export function viewOfMoment({ scenario, at, view }: LessonMoment): View {
  return { ...defaultView(), ...fieldsByName(view), scenario, eventId: at.eventId };
}

/** What a moment keeps of a view: every field, but for what its place says. */
export function shownOf(view: ViewFields): LessonMoment['view'] {
  const { eventId: _, ...shown } = statedFields(view);
  return shown;
}
