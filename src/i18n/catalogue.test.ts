import { describe, expect, it } from 'vitest';
import { languagesOnDisk, readCatalogue, type Texts } from './read-catalogue.ts';

/** Every language is held to the English one. */

const plural = /_(zero|one|two|few|many|other)$/;

/** Texts by their keys, `inspector.tab.message`. */
function textsOf(texts: Texts, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'string') found.set(at + name, text);
    else for (const entry of textsOf(text, `${at}${name}.`)) found.set(...entry);
  }
  return found;
}

const stem = (key: string) => key.replace(plural, '');
const english = textsOf(readCatalogue('en'));
const isPlural = (key: string) => english.has(`${stem(key)}_other`);

/** What is filled in, and the marks around words, in an order of their own. */
const filledIn = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}|<\/?\w+\s*\/?>|\$t\([^)]*\)/g)]
    .map(([whole, name]) => name ?? whole)
    .sort();

const others = languagesOnDisk().filter((language) => language !== 'en');

it('the page is to be read in English and in French', () => {
  expect(languagesOnDisk()).toEqual(expect.arrayContaining(['en', 'fr']));
});

describe.each(others)('the catalogue of %s', (language) => {
  const texts = textsOf(readCatalogue(language));

  it('has the keys of the English one', () => {
    const stems = (keys: Iterable<string>) => [...new Set([...keys].map(stem))].sort();
    expect(stems(texts.keys())).toEqual(stems(english.keys()));
  });

  it('has every plural form of its language, and none where English has none', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const missing = [...english.keys()]
      .filter(isPlural)
      .flatMap((key) =>
        pluralCategories.map((form) => `${stem(key)}_${form}`).filter((form) => !texts.has(form)),
      );
    expect(missing).toEqual([]);
    const stray = [...texts.keys()].filter((key) => !english.has(key) && !isPlural(key));
    expect(stray).toEqual([]);
  });

  it('fills in what the English one fills in, inside the same marks', () => {
    const differing = [...texts].flatMap(([key, text]) => {
      const source = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      const [own, wanted] = [filledIn(text), filledIn(source)];
      return own.join() === wanted.join() ? [] : [`${key}: ${own} for ${wanted}`];
    });
    expect(differing).toEqual([]);
  });

  it('says something everywhere', () => {
    const said = (text: string | undefined) => (text ?? '').trim() !== '';
    const silent = [...texts].filter(([key, text]) => !said(text) && said(english.get(key)));
    expect(silent).toEqual([]);
  });
});

it.each(languagesOnDisk())(
  '[Keyladder §words] counts are written as %s writes numbers',
  (language) => {
    const raw = [...textsOf(readCatalogue(language))].filter(([, text]) =>
      /\{\{\s*count\s*\}\}/.test(text),
    );
    expect(raw).toEqual([]);
  },
);
