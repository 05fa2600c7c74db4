import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import first from './en.json?first';

/** The catalogue of the page, ready when it returns, but for what `addLaterTexts` brings. Numbers are
 *  grouped in thousands where a text asks for it: `{{count, number}}`. */
export function createI18n(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: first } },
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added' },
    initAsync: false,
  });
  return instance;
}

/** Loads the texts of what is not on the screen at first. What shows one already is drawn anew. */
export async function addLaterTexts(instance: i18n): Promise<void> {
  const { default: texts } = await import('./en.json?later');
  instance.addResourceBundle('en', 'translation', texts, true);
}
