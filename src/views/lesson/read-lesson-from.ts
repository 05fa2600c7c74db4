import { fact, type ReadResult } from '../../engine/index.ts';
import { type Lesson, maxLessonLength } from '../../lesson/lesson.ts';
import { readLessonFile } from '../../store/lesson-file.ts';

/** No character takes more octets. */
const mostOctets = 4 * maxLessonLength;

/** Reads a file as a lesson. One that is too large is not even looked into. */
export async function readLessonFrom(file: File): Promise<ReadResult<Lesson>> {
  if (file.size > mostOctets) {
    const problem = fact('input.tooLargeAFile', { length: file.size, limit: maxLessonLength });
    return { ok: false, problems: [{ path: '', problem }] };
  }
  const text = await file.text().catch((error: unknown) => {
    // Taken away meanwhile, or closed to the page.
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (text === null)
    return { ok: false, problems: [{ path: '', problem: fact('lesson.notRead') }] };
  return readLessonFile(text);
}
