import type { LessonMoment } from '../../lesson/lesson.ts';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { viewOfMoment } from '../../store/lesson-view.ts';
import { encodeLink } from '../../store/link.ts';

/** Octets that a QR code holds which is still read off paper: version 12 at level M. */
const mostInCode = 287;

/** The address of a moment, and whether a QR code on paper can hold it. */
export function momentLink(
  { lesson: { id }, origin }: Pick<OpenLesson, 'lesson' | 'origin'>,
  moment: LessonMoment,
  page: string,
): Readonly<{ address: string; fits: boolean }> {
  const lesson = origin === 'shipped' ? `${id}/${moment.id}` : null;
  const address = `${page}${encodeLink({ ...viewOfMoment(moment), lesson })}`;
  return { address, fits: address.length <= mostInCode };
}
