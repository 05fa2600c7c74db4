import type * as v from 'valibot';
import { type ProblemCode, problemCodeOf } from './problem-codes.ts';

/** Why an input cannot be used: where (path of the field, line and column of the text, octet
 *  offset, as far as known) and the reason in words; for a screen with words of its own the code of the
 *  reason and the limit it names. */
export type InputProblem = Readonly<{
  path: string;
  reason: string;
  code?: ProblemCode;
  limit?: number;
  line?: number;
  column?: number;
  offset?: number;
}>;

export type ReadResult<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; problems: readonly InputProblem[] }>;

/** Most problems told of one input. */
const maxProblems = 20;
/** Longest reason told, in characters: a schema may quote what it found. */
const maxReasonLength = 200;

/** The complaints of a schema as input problems, one for each field. */
export function schemaProblems(issues: readonly v.BaseIssue<unknown>[]): readonly InputProblem[] {
  const places = new Map<string, v.BaseIssue<unknown>>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map((item) => String(item.key)).join('.');
    if (!places.has(path)) places.set(path, issue);
  }
  const told: readonly InputProblem[] = [...places]
    .slice(0, maxProblems)
    .map(([path, issue]) => ({ path, reason: shortened(issue.message), ...problemCodeOf(issue) }));
  const untold = places.size - told.length;
  return untold === 0 ? told : [...told, { path: '', reason: `and ${untold} problems more` }];
}

function shortened(reason: string): string {
  return reason.length <= maxReasonLength ? reason : `${reason.slice(0, maxReasonLength)}…`;
}
