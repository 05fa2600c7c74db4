import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
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
export function problemAt(
  text: string,
  offset: number,
  path: string,
  reason: string,
): InputProblem {
  return { path, reason, offset, ...positionOf(text, offset) };
}

export type JsonDocument = Readonly<{ value: unknown; locate: (path: PathKeys) => number }>;
type PathKeys = readonly (string | number)[];

const syntaxReasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON here: a quoted text, number, true, false or null was expected',
  InvalidNumberFormat: 'this number is not written as JSON asks',
  PropertyNameExpected: 'a quoted field name was expected here',
  ValueExpected: 'a value was expected here',
  ColonExpected: 'a colon was expected here',
  CommaExpected: 'a comma was expected here',
  CloseBraceExpected: 'a closing } was expected here',
  CloseBracketExpected: 'a closing ] was expected here',
  EndOfFileExpected: 'the text should end here',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text is not closed by a quotation mark',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'this \\u escape is not valid',
  InvalidEscapeCharacter: 'this escape is not valid in a JSON text',
  InvalidCharacter: 'this character is not allowed here',
};

const maxDepth = 100;
const reservedNames = ['__proto__', 'constructor', 'prototype'];

/** Reads JSON strictly (no comments, no trailing commas, no field twice) and keeps where every
 *  value stands, so that a later complaint about a value can name its line and column. */
export function readJson(text: string): ReadResult<JsonDocument> {
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const reason = `this is nested more than ${maxDepth} levels deep`;
    return { ok: false, problems: [problemAt(text, deep, '', reason)] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first || !root) {
    const code = first ? printParseErrorCode(first.error) : 'ValueExpected';
    const reason = syntaxReasons[code] ?? 'this is not valid JSON here';
    return { ok: false, problems: [problemAt(text, first?.offset ?? 0, '', reason)] };
  }
  const bad = findBadField(root, '');
  if (bad) return { ok: false, problems: [problemAt(text, bad.offset, bad.path, bad.reason)] };
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

type BadField = Readonly<{ offset: number; path: string; reason: string }>;

/** The first field that is given twice, or has a name that objects of JavaScript keep for
 *  themselves and that would be lost on the way. */
function findBadField(node: Node, path: string): BadField | null {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const key = node.type === 'object' ? String(child.children?.[0]?.value) : String(index);
    const childPath = path === '' ? key : `${path}.${key}`;
    const found = { offset: child.offset, path: childPath };
    if (node.type === 'object' && reservedNames.includes(key))
      return { ...found, reason: 'a field cannot have this name' };
    if (node.type === 'object' && seen.has(key))
      return { ...found, reason: 'this field is given twice' };
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
