import { createInstance, type TFunction } from 'i18next';
import { sourceLanguage } from '../i18n/languages.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';

/** The catalogue of a language; English where it has no such text. Throws TypeError for a text that
 *  English has not either. */
export function createWords(language: string = sourceLanguage): TFunction {
  const languages = [...new Set([language, sourceLanguage])];
  const instance = createInstance();
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
  return instance.t;
}
