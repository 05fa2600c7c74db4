import { expect, it } from 'vitest';
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

it('every choice of this tool is said', () => {
  const own = checks.filter(({ ownPart }) => ownPart !== undefined);
  expect(keysOf('own')).toEqual(own.map(({ name }) => name).sort());
});
