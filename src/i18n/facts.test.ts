import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue, type Texts } from './read-catalogue.ts';

/** Held against the source: `fact('some.code', { one, other: 1 })`. */

const folder = new URL('../', import.meta.url);
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

type Made = Readonly<{ code: string; facts: ReadonlySet<string> | 'computed' }>;

/** Names of the values an object literal gives, from behind its opening brace. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  let expectsName = true;
  for (const [token] of text.matchAll(/'(?:[^'\\]|\\.)*'|`[^`]*`|\w+|[^\s\w]/g)) {
    if (depth === 0 && token === '}') break;
    if (depth === 0 && expectsName && /^\w+$/.test(token)) names.add(token);
    if (/[([{]/.test(token)) depth += 1;
    if (/[)\]}]/.test(token)) depth -= 1;
    expectsName = depth === 0 && token === ',';
  }
  return names;
}

const made: readonly Made[] = [...source.matchAll(/\bfact\(\s*'([^']+)'\s*(,\s*(\{)?|\))/g)].map(
  ({ 0: call, 1: code = '', 2: then, 3: brace, index }): Made => {
    if (then === ')') return { code, facts: new Set() };
    if (brace === undefined && !/^\s*\)/.test(source.slice(index + call.length))) {
      return { code, facts: 'computed' };
    }
    return { code, facts: namesIn(source.slice(index + call.length)) };
  },
);

const plural = /_(zero|one|two|few|many|other)$/;

function flat(texts: Texts, at = ''): readonly (readonly [code: string, text: string])[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string'
      ? [[`${at}${name}`.replace(plural, ''), text] as const]
      : flat(text, `${at}${name}.`),
  );
}

const words = flat(readCatalogue('en').facts as Texts);
const codes = new Set(words.map(([code]) => code));
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name);

describe('words of facts', () => {
  it('[Keyladder §words] are there for every fact the engine yields, and for no other', () => {
    const yielded = new Set(made.map(({ code }) => code));
    expect([...yielded].filter((code) => !codes.has(code))).toEqual([]);
    expect([...codes].filter((code) => !yielded.has(code))).toEqual([]);
  });

  it('[Keyladder §words] ask for nothing but what is given where the fact is made', () => {
    for (const { code, facts } of made) {
      if (facts === 'computed') continue;
      for (const [, text] of words.filter(([own]) => own === code)) {
        const missing = placeholders(text).filter((name) => !facts.has(name));
        expect(missing, `${code}: ${text}`).toEqual([]);
      }
    }
  });

  it('[Keyladder §words] every fact has a literal code', () => {
    expect(source.match(/(?<![.\w])fact\((?!\s*')(?!code: string)/g) ?? []).toEqual([]);
  });
});
