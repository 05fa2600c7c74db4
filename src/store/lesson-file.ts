import * as v from 'valibot';
import { fact, type InputProblem, problemOf, type ReadResult } from '../engine/index.ts';
import type { Lesson, LessonMoment } from '../lesson/lesson.ts';
import { readLesson } from '../lesson/read-lesson.ts';
import { writeLesson } from '../lesson/write-lesson.ts';
import type { AppStore } from './app-store.ts';
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

/** The open lesson as a file: its name and its text; null where none is open. */
export function lessonAsFile(store: AppStore): Readonly<{ name: string; text: string }> | null {
  const open = store.getState().openedLesson;
  if (open === null) return null;
  return { name: `${open.lesson.id}.json`, text: writeLesson(open.lesson) };
}
