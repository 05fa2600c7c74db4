import type { AppStore } from '../../store/app-store.ts';
import { readLessonFrom } from '../lesson/read-lesson-from.ts';

/** Opens a file that was dropped on the page as a lesson, or says why it is none. */
export async function openDropped(file: File, store: AppStore): Promise<void> {
  const { name } = file;
  const read = await readLessonFrom(file);
  const { offerLesson, notify } = store.getState();
  if (read.ok) {
    return offerLesson({ lesson: read.value, origin: 'file', at: 0, unsaved: false });
  }
  const [first] = read.problems;
  if (first === undefined) return;
  const { line, column, problem: reason } = first;
  if (line === undefined || column === undefined) {
    return notify({ tone: 'error', key: 'lesson.notice.refused', values: { name, reason } });
  }
  const values = { name, reason, line, column };
  notify({ tone: 'error', key: 'lesson.notice.refusedAt', values });
}
