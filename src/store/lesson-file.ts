import * as v from 'valibot';
import { fact, type InputProblem, problemOf, type ReadResult } from '../engine/index.ts';
import { type Lesson, type LessonMoment, maxLessonLength } from '../lesson/lesson.ts';
import { parseLesson, readLesson } from '../lesson/read-lesson.ts';
import { writeLesson } from '../lesson/write-lesson.ts';
import { aboutLesson } from './lesson-view.ts';
import { type Field, viewFields } from './view-fields.ts';

/** Lessons as files: what comes in, and what goes out. */

const fields: Readonly<Record<string, Pick<Field<unknown>, 'schema'>>> = viewFields;

/** What of the view of a moment the page cannot read. */
export function shownProblems(shown: LessonMoment['view']): readonly InputProblem[] {
  return Object.entries(shown).flatMap(([name, value]): InputProblem[] => {
    if (!Object.hasOwn(fields, name) || aboutLesson.includes(name)) {
      return [{ path: name, problem: fact('input.unknownField') }];
    }
    const issues = fields[name] && v.safeParse(fields[name].schema, value).issues;
    return issues ? [{ path: name, problem: problemOf(issues[0]) }] : [];
  });
}

/** Reads the text of a file as a lesson that the page can show. */
export const readLessonFile = (text: string): ReadResult<Lesson> =>
  readLesson(text, { checkShown: shownProblems });

/** A lesson as a file, or why it could not be opened again. */
export function lessonAsFile(lesson: Lesson): ReadResult<Readonly<{ name: string; text: string }>> {
  const read = parseLesson(lesson, { checkShown: shownProblems });
  if (!read.ok) return read;
  const text = writeLesson(read.value);
  const { length } = text;
  if (length > maxLessonLength) {
    const problem = fact('lesson.tooLarge', { length, limit: maxLessonLength });
    return { ok: false, problems: [{ path: '', problem }] };
  }
  return { ok: true, value: { name: `${lesson.id}.json`, text } };
}
