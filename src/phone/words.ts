import texts from 'virtual:texts/phone';
import { chooseLanguage } from '../i18n/languages.ts';

/** The words of the page of the phones, in the language of its address or of the phone. */

const asked = new URLSearchParams(location.search).get('lang');
const wanted = [...(asked === null ? [] : [asked]), ...navigator.languages];

export const language = chooseLanguage(wanted, Object.keys(texts));

const numbers = new Intl.NumberFormat(language);

type Node = (typeof texts)[string] | string | undefined;

/** The text of a key, `open.one`, with its numbers filled in. */
export function say(key: string, values: Readonly<Record<string, number>> = {}): string {
  let found: Node = texts[language];
  for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined;
  if (typeof found !== 'string') throw new TypeError(`no text ${key}`);
  return found.replace(/\{\{(\w+), number\}\}/g, (_, name) => numbers.format(values[name] ?? 0));
}

const known = ['closed', 'wrong-code', 'too-many', 'full', 'locked', 'gone'];

/** Why the class refused; what is no fault of the phone has one sentence. */
export const refusalWords = (error: unknown) =>
  say(`refused.${typeof error === 'string' && known.includes(error) ? error : 'other'}`);
