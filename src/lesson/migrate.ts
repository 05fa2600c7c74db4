import { fact, type InputProblem, type ReadResult } from '../engine/index.ts';

/** Lessons of earlier versions. A step that was once released stays: a lesson made by any version opens for
 *  ever. */

export type Fields = Readonly<Record<string, unknown>>;

/** One step a version, from 1 on: takes what a lesson of that version says and gives what one of the next
 *  version has to say. Its scenarios have a version of their own. */
const steps: readonly ((lesson: Fields) => Fields)[] = [];

/** The version a lesson has after all steps. */
export const newestVersion = steps.length + 1;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An input that cannot be used, for one reason. */
export const refused = (path: string, problem: InputProblem['problem']): ReadResult<never> => ({
  ok: false,
  problems: [{ path, problem }],
});

/** A lesson of any version so far as one of today; its other values are looked at later. */
export function migrated(lesson: Fields, table = steps): ReadResult<Fields> {
  const { version } = lesson;
  const newest = table.length + 1;
  if (!Number.isInteger(version) || Number(version) < 1) {
    return refused('version', fact('lesson.noVersion', { newest }));
  }
  const from = Number(version);
  if (from > newest) return refused('version', fact('lesson.newer', { found: from, newest }));
  const carried = table.slice(from - 1).reduce((fields, step) => step(fields), lesson);
  return { ok: true, value: { ...carried, version: newest } };
}
