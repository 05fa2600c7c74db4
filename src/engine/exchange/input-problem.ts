import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Fact, fact } from '../model/fact.ts';
import type { InputProblem, ReadResult } from '../model/schema-problems.ts';

/** Line and column (both from 1) of a position in a text. */
export function positionOf(
  text: string,
  offset: number,
): Readonly<{ line: number; column: number }> {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

/** A problem at a position of a text. */
export function problemAt(text: string, offset: number, path: string, problem: Fact): InputProblem {
  return { path, problem, offset, ...positionOf(text, offset) };
}

export type JsonDocument = Readonly<{ value: unknown; locate: (path: PathKeys) => number }>;
type PathKeys = readonly (string | number)[];

const syntaxProblems: Readonly<Record<string, Fact>> = {
  InvalidSymbol: fact('input.json.invalidSymbol'),
  InvalidNumberFormat: fact('input.json.invalidNumberFormat'),
  PropertyNameExpected: fact('input.json.propertyNameExpected'),
  ValueExpected: fact('input.json.valueExpected'),
  ColonExpected: fact('input.json.colonExpected'),
  CommaExpected: fact('input.json.commaExpected'),
  CloseBraceExpected: fact('input.json.closeBraceExpected'),
  CloseBracketExpected: fact('input.json.closeBracketExpected'),
  EndOfFileExpected: fact('input.json.endOfFileExpected'),
  InvalidCommentToken: fact('input.json.invalidCommentToken'),
  UnexpectedEndOfComment: fact('input.json.invalidCommentToken'),
  UnexpectedEndOfString: fact('input.json.unexpectedEndOfString'),
  UnexpectedEndOfNumber: fact('input.json.unexpectedEndOfNumber'),
  InvalidUnicode: fact('input.json.invalidUnicode'),
  InvalidEscapeCharacter: fact('input.json.invalidEscapeCharacter'),
  InvalidCharacter: fact('input.json.invalidCharacter'),
};

const maxDepth = 100;
const reservedNames = ['__proto__', 'constructor', 'prototype'];

/** Reads JSON strictly (no comments, no trailing commas, no field twice) and keeps where every
 *  value stands, so that a later complaint about a value can name its line and column. */
export function readJson(text: string): ReadResult<JsonDocument> {
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const problem = fact('input.tooDeep', { limit: maxDepth });
    return { ok: false, problems: [problemAt(text, deep, '', problem)] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first || !root) {
    const code = first ? printParseErrorCode(first.error) : 'ValueExpected';
    const problem = syntaxProblems[code] ?? fact('input.json.invalid');
    return { ok: false, problems: [problemAt(text, first?.offset ?? 0, '', problem)] };
  }
  const bad = findBadField(root, '');
  if (bad) return { ok: false, problems: [problemAt(text, bad.offset, bad.path, bad.problem)] };
  return { ok: true, value: { value: plainValue(root), locate: (path) => offsetOf(root, path) } };
}

/** Position of the bracket that goes beyond the depth read, or null. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > maxDepth) return index;
  }
  return null;
}

type BadField = Readonly<{ offset: number; path: string; problem: Fact }>;

/** The first field that is given twice, or has a name that objects of JavaScript keep for
 *  themselves and that would be lost on the way. */
function findBadField(node: Node, path: string): BadField | null {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const key = node.type === 'object' ? String(child.children?.[0]?.value) : String(index);
    const childPath = path === '' ? key : `${path}.${key}`;
    const found = { offset: child.offset, path: childPath };
    if (node.type === 'object' && reservedNames.includes(key))
      return { ...found, problem: fact('input.reservedName') };
    if (node.type === 'object' && seen.has(key))
      return { ...found, problem: fact('input.fieldTwice') };
    seen.add(key);
    const value = node.type === 'object' ? child.children?.[1] : child;
    const inside = value ? findBadField(value, childPath) : null;
    if (inside) return inside;
  }
  return null;
}

function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).map((property) => {
    const [key, value] = property.children ?? [];
    return [String(key?.value), value ? plainValue(value) : undefined] as const;
  });
  return Object.fromEntries(entries);
}

/** Offset of the deepest part of `path` that exists. */
function offsetOf(root: Node, path: PathKeys): number {
  let node = root;
  for (const key of path) {
    const next =
      node.type === 'array'
        ? node.children?.[Number(key)]
        : node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
    if (!next) break;
    node = next;
  }
  return node.offset;
}
