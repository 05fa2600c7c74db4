import { createInstance } from 'i18next';
import type { Fact, Failure } from '../engine/index.ts';
import { factText, failureText, type Translate } from '../i18n/fact-text.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';

/** The words of the command line, from the catalogue of a language. */
export type Words = Readonly<{
  fact: (fact: Fact) => string;
  failure: (failure: Told) => string;
}>;

/** A failure of a check, or of octets that could not be read. */
type Told = Omit<Failure, 'code'> & Readonly<{ code: string }>;

const made = new Map<string, Words>();

/** The words of a language, English unless another one is asked for. */
export function wordsOf(language = 'en'): Words {
  const known = made.get(language);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: readCatalogue(language) } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const t: Translate = (key, values) => instance.t(key, values);
  const words: Words = {
    fact: (fact) => factText(fact, t),
    failure: (failure) => failureText(failure, t),
  };
  made.set(language, words);
  return words;
}

/** A failure as JSON, with its words beside its facts. */
export function failureJson(failure: Told, words: Words) {
  const { code, path, offset, clause } = failure;
  const [expected, found] = [words.fact(failure.expected), words.fact(failure.found)];
  return { code, path, offset, clause, expected, found, detail: words.failure(failure) };
}
