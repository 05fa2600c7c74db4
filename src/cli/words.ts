import { createInstance, type TFunction } from 'i18next';
import type { Fact } from '../engine/index.ts';
import { factText } from '../i18n/fact-text.ts';
import { sourceLanguage } from '../i18n/languages.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';

/** The words of the command line, from the catalogue of a language. */
export type Words = Readonly<{ text: TFunction; fact: (fact: Fact) => string }>;

const made = new Map<string, Words>();

/** The words of a language; English where it has no such text. Throws TypeError for a text that English
 *  has not either. */
export function wordsOf(language: string = sourceLanguage): Words {
  const known = made.get(language);
  if (known) return known;
  const instance = createInstance();
  const languages = [...new Set([language, sourceLanguage])];
  void instance.init({
    lng: language,
    fallbackLng: sourceLanguage,
    resources: Object.fromEntries(
      languages.map((name) => [name, { translation: readCatalogue(name) }]),
    ),
    interpolation: { escapeValue: false },
    initAsync: false,
    parseMissingKeyHandler: (key) => {
      throw new TypeError(`the catalogue has no text ${key}`);
    },
  });
  const { t: text } = instance;
  const words: Words = { text, fact: (fact) => factText(fact, (key, values) => text(key, values)) };
  made.set(language, words);
  return words;
}
