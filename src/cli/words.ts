import { createInstance, type TFunction } from 'i18next';
import type { Fact, Failure } from '../engine/index.ts';
import { factText, failureText, type Translate } from '../i18n/fact-text.ts';
import { sourceLanguage } from '../i18n/languages.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';

/** The words of the command line, from the catalogue of a language. */
export type Words = Readonly<{
  language: string;
  text: TFunction;
  fact: (fact: Fact) => string;
  failure: (failure: AnyFailure) => string;
}>;

/** A failure of a check, or of octets that could not be read. */
type AnyFailure = Omit<Failure, 'code'> & Readonly<{ code: string }>;

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
  const t: Translate = (key, values) => text(key, values);
  const words: Words = {
    language,
    text,
    fact: (fact) => factText(fact, t),
    failure: (failure) => failureText(failure, t),
  };
  made.set(language, words);
  return words;
}

/** A failure as JSON, with its words beside its facts. */
export function failureJson(failure: AnyFailure, words: Words) {
  const { code, path, offset, clause } = failure;
  const [expected, found] = [words.fact(failure.expected), words.fact(failure.found)];
  return { code, path, offset, clause, expected, found, detail: words.failure(failure) };
}
