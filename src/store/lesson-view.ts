import type { LessonMoment } from '../lesson/lesson.ts';
import { defaultView, fieldsByName, type View } from './view.ts';

/** The view of a moment of a lesson. A field of the view that is not there, or that no version of the page
 *  reads, is as on a first visit. */
export function viewOfMoment({ scenario, at, view }: LessonMoment): View {
  return { ...defaultView(), ...fieldsByName(view), scenario, eventId: at.eventId };
}
