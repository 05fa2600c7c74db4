import type * as v from 'valibot';
import { type Fact, fact } from './fact.ts';

/** Why an input cannot be used: where (path of the field, line and column of the text, octet
 *  offset, as far as known) and what is wrong there. */
export type InputProblem = Readonly<{
  path: string;
  problem: Fact;
  line?: number;
  column?: number;
  offset?: number;
}>;

export type ReadResult<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; problems: readonly InputProblem[] }>;

/** Most problems listed of one input. */
const maxProblems = 20;
/** Longest value shown, in characters. */
const maxFoundLength = 80;

const factMark = '{"code":';

/** A fact as the message of a schema, which takes texts only. Its values are texts, numbers and lists
 *  of them. */
export const says = ({ code, facts }: Fact): string => JSON.stringify({ code, facts });

/** The complaints of a schema as input problems, one for each field. */
export function schemaProblems(issues: readonly v.BaseIssue<unknown>[]): readonly InputProblem[] {
  const places = new Map<string, v.BaseIssue<unknown>>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map((item) => String(item.key)).join('.');
    if (!places.has(path)) places.set(path, issue);
  }
  const listed: readonly InputProblem[] = [...places]
    .slice(0, maxProblems)
    .map(([path, issue]) => ({ path, problem: problemOf(issue) }));
  const left = places.size - listed.length;
  if (left === 0) return listed;
  return [...listed, { path: '', problem: fact('input.more', { count: left }) }];
}

/** What a schema complains of: the fact it says, or else what it asks for and found. */
export function problemOf(issue: v.BaseIssue<unknown>): Fact {
  const { message, type, requirement, expected, received } = issue;
  if (received === 'undefined') return fact('input.missing');
  if (expected === 'never') return fact('input.unknownField');
  if (message.startsWith(factMark)) return JSON.parse(message) as Fact;
  if (typeof requirement === 'number') {
    const limit = requirement;
    if (type === 'min_value') return fact('input.tooSmall', { limit });
    if (type === 'max_value') return fact('input.tooLarge', { limit });
    if (type === 'max_length') return fact('input.tooLong', { limit });
  }
  if (type === 'integer') return fact('input.notWhole');
  if (type === 'min_length') return fact('input.empty');
  const found = kindOf(received);
  return fact('input.type', { expected: kindOf(expected ?? ''), found });
}

/** What a schema calls a kind of value; any other value as it is written in JSON. */
function kindOf(text: string): Fact | string {
  switch (text) {
    case 'string':
      return fact('input.kind.text');
    case 'number':
      return fact('input.kind.number');
    case 'boolean':
      return fact('input.kind.yesOrNo');
    case 'Object':
      return fact('input.kind.object');
    case 'Array':
      return fact('input.kind.list');
    default:
      return text.length <= maxFoundLength ? text : `${text.slice(0, maxFoundLength)}…`;
  }
}
