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

/** What a schema complains of: the fact it says, or else what it asks for and found. The words of the
 *  library itself are never told. */
export function problemOf(issue: v.BaseIssue<unknown>): Fact {
  const { message, kind, expected, received } = issue;
  if (received === 'undefined') return fact('input.missing');
  if (expected === 'never') return fact('input.unknownField');
  if (message.startsWith(factMark)) return JSON.parse(message) as Fact;
  if (kind === 'validation') return validationProblem(issue);
  const found = kindOf(received);
  const wanted = alternatives(expected ?? '').map(kindOf);
  const [only] = wanted;
  if (only === undefined) return fact('input.notAllowed', { found });
  if (wanted.length > 1) return fact('input.typeOneOf', { expected: wanted, found });
  return fact('input.type', { expected: only, found });
}

/** A value of the right kind that is not in its limits. */
function validationProblem(issue: v.BaseIssue<unknown>): Fact {
  const { type, requirement: limit, input, received } = issue;
  if (type === 'integer') return fact('input.notWhole');
  if (typeof limit === 'number') {
    if (type === 'min_value') return fact('input.tooSmall', { limit });
    if (type === 'max_value') return fact('input.tooLarge', { limit });
    if (type === 'min_length') return fact('input.empty');
    if (type === 'max_length' && Array.isArray(input))
      return fact('input.tooManyEntries', { limit });
    if (type === 'max_length') return fact('input.tooLong', { limit });
  }
  return fact('input.notAllowed', { found: kindOf(received) });
}

/** The kinds and values a schema names as allowed, without the brackets around them; none where it
 *  cannot say. */
function alternatives(expected: string): readonly string[] {
  const named = expected.match(/"(?:[^"\\]|\\.)*"|[^\s()|]+/g) ?? [];
  return named.filter((it) => it !== 'unknown' && it !== 'undefined');
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
      if (!isJson.test(text)) return fact('input.kind.other');
      return text.length <= maxFoundLength ? text : `${text.slice(0, maxFoundLength)}…`;
  }
}

/** Texts, numbers, true, false and null. */
const isJson = /^("|-?\d|true$|false$|null$)/;
