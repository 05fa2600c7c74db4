import type { Lesson, LessonMoment } from './lesson.ts';

/** A lesson is changed by making another one of it. */

/** What is written of a moment by hand. */
export type MomentText = Partial<
  Pick<LessonMoment, 'caption' | 'text' | 'notes' | 'highlight'> & {
    minutes: number | undefined;
    question: LessonMoment['question'] | undefined;
  }
>;

/** A name that no moment has yet, made of the words of a text. */
export function freeId(taken: readonly string[], words: string): string {
  const plain = words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .split(/ +/)
    .slice(0, 5)
    .join('-')
    .slice(0, 50)
    .replace(/-$/, '');
  const id = plain === '' ? 'moment' : plain;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? id : `${id}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** Puts a moment behind the one at `index`. */
export function withMoment(lesson: Lesson, index: number, moment: LessonMoment): Lesson {
  return { ...lesson, moments: lesson.moments.toSpliced(index + 1, 0, moment) };
}

/** Moves a moment to another place in the list; beyond the ends there is none. */
export function withMovedMoment(lesson: Lesson, from: number, to: number): Lesson {
  const moment = lesson.moments[from];
  if (moment === undefined || to < 0 || to >= lesson.moments.length || from === to) return lesson;
  const moments = lesson.moments.toSpliced(from, 1).toSpliced(to, 0, moment);
  return { ...lesson, moments };
}

/** Takes a moment out. The last one stays: a lesson has at least one. */
export function withoutMoment(lesson: Lesson, index: number): Lesson {
  if (lesson.moments.length === 1) return lesson;
  return { ...lesson, moments: lesson.moments.toSpliced(index, 1) };
}

/** Changes what is written of a moment; `undefined` takes it away. */
export function withMomentText(lesson: Lesson, index: number, change: MomentText): Lesson {
  const moment = lesson.moments[index];
  if (moment === undefined) return lesson;
  const { minutes, question, ...rest } = { ...moment, ...change };
  const next: LessonMoment = {
    ...rest,
    ...(minutes !== undefined && { minutes }),
    ...(question !== undefined && { question }),
  };
  return { ...lesson, moments: lesson.moments.with(index, next) };
}
