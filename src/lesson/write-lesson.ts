import * as v from 'valibot';
import { type Lesson, lessonSchema } from './lesson.ts';

/** The text of a lesson as a file: every value, in the order of the schema, so that two versions of a
 *  lesson can be compared line by line. Throws where it is no lesson. */
export function writeLesson(lesson: Lesson): string {
  return `${JSON.stringify(v.parse(lessonSchema, lesson), null, 2)}\n`;
}
