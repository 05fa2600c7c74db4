import { describe, expect, it } from 'vitest';
import { checkNames, checks, failureCodes } from '../engine/index.ts';
import { readCatalogue, type Texts } from '../i18n/read-catalogue.ts';

/** The catalogue has words for every check of the list, in its order, and for nothing else. */
const words = readCatalogue('en').checks as Readonly<Record<string, Texts>>;
const keysOf = (part: string) => Object.keys(words[part] ?? {}).sort();

it.each(['name', 'short'])('every check has its %s', (part) => {
  expect(keysOf(part)).toEqual([...checkNames].sort());
});

it.each(['failure', 'reason'])('every code has its %s', (part) => {
  expect(keysOf(part)).toEqual([...failureCodes].sort());
});

describe.each(['en', 'fr'])('why each check is made, in %s', (language) => {
  const { why } = readCatalogue(language).checks as Readonly<{
    why: Readonly<Record<string, Texts>>;
  }>;

  it('is said of every check, in its order', () => {
    expect(Object.keys(why)).toEqual(checkNames);
  });

  it.each(checkNames)(
    '%s: what it stops and what comes without it, short enough to read',
    (name) => {
      const { stops, without, ...others } = why[name] as Readonly<Record<string, string>>;
      expect(others).toEqual({});
      expect(stops).not.toBe(without);
      for (const text of [stops, without]) {
        expect(text).toMatch(/^\p{Lu}.{30,250}\.$/u);
        expect(text?.split(/(?<=\.)\s/).length).toBeLessThanOrEqual(2);
      }
    },
  );
});

it('every choice of this tool is said', () => {
  const own = checks.filter(({ ownPart }) => ownPart !== undefined);
  expect(keysOf('own')).toEqual(own.map(({ name }) => name).sort());
});
