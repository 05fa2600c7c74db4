import languages from 'virtual:texts';
import english from 'virtual:texts/en/first';
import { createInstance, type i18n } from 'i18next';
import { partOf } from '../parts/part.ts';
import { keepFormats } from './kept-formats.ts';
import { chooseLanguage, pseudoLanguage, sourceLanguage } from './languages.ts';
import type { Texts } from './read-catalogue.ts';

export { nameOfLanguage, pseudoLanguage } from './languages.ts';

for (const { first, later } of Object.values(languages)) {
  if (first) partOf(first);
  partOf(later);
}

/** The languages the page can be read in. */
export const knownLanguages: readonly string[] = Object.keys(languages);

/** The language the page starts in: that of the address, the one chosen before, or the first one the
 *  browser asks for that there is. */
export function startLanguage(
  search: string,
  remembered: string | null,
  preferred: readonly string[],
): string {
  const asked = new URLSearchParams(search).get('lang');
  const wanted = [asked, remembered, ...preferred].filter((tag) => tag !== null);
  return chooseLanguage(wanted, knownLanguages);
}

/** The catalogue of the page with the English texts of the first view, ready when it returns. Numbers
 *  and lists in it follow the language: `{{count, number}}`. */
export function createI18n(): i18n {
  const instance = createInstance();
  void instance.init({
    lng: sourceLanguage,
    fallbackLng: sourceLanguage,
    resources: { [sourceLanguage]: { translation: english } },
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added' },
    initAsync: false,
    ...(import.meta.env.MODE === 'test' && { parseMissingKeyHandler: refuseMissing }),
  });
  keepFormats(instance);
  return instance;
}

/** In tests a text that is not there is a mistake; a page shows its key. */
function refuseMissing(key: string, defaultValue?: string): string {
  if (defaultValue === undefined) throw new TypeError(`the catalogue has no text ${key}`);
  return defaultValue;
}

/** Loads the texts of what is not on the screen at first. What shows one already is drawn anew. */
export async function addLaterTexts(instance: i18n): Promise<void> {
  await addPart(instance, sourceLanguage, 'later');
  if (instance.language !== sourceLanguage) await addPart(instance, instance.language, 'later');
}

/** Changes the language once its texts are there. The old one stays where they do not come. */
export async function changeLanguage(instance: i18n, language: string): Promise<void> {
  const both = instance.exists('compare', { lng: sourceLanguage });
  if (language !== sourceLanguage) await addPart(instance, language, 'first');
  if (both && language !== sourceLanguage) await addPart(instance, language, 'later');
  await instance.changeLanguage(language);
}

type Part = 'first' | 'later';

async function addPart(instance: i18n, language: string, part: Part): Promise<void> {
  const { default: texts } = await loadPart(language, part);
  instance.addResourceBundle(language, 'translation', texts, true);
}

async function loadPart(language: string, part: Part): Promise<{ default: object }> {
  if (language === pseudoLanguage) {
    const { pseudoTexts } = await import('./pseudo-text.ts');
    const { default: texts } = await loadPart(sourceLanguage, part);
    return { default: pseudoTexts(texts as Texts) };
  }
  if (language === sourceLanguage && part === 'first') return { default: english };
  return (await languages[language]?.[part]?.()) ?? { default: {} };
}
