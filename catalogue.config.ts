import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { catalogueParts } from './src/i18n/catalogue-parts.ts';
import { sourceLanguage } from './src/i18n/languages.ts';
import { filesOf, languagesOnDisk, readCatalogue } from './src/i18n/read-catalogue.ts';

const prefix = 'virtual:texts';
/** What a virtual module is called inside: no other plugin reads it. */
const inside = `\0${prefix}`;

/** What the page of the phones says, by language: it has no catalogue of its own. */
const phones = `${prefix}/phone`;

/** Gives `virtual:texts/en/first` and `virtual:texts/en/later`, the two parts of a catalogue, and
 *  `virtual:texts`, which knows every language and loads its parts when they are asked for; and
 *  `virtual:texts/phone`. */
export const catalogueInParts: Plugin = {
  name: 'catalogue-in-parts',
  resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : null),
  load(id) {
    if (id === inside) return { code: registry(), moduleType: 'js' };
    if (id === `\0${phones}`) return { code: phoneTexts(), moduleType: 'js' };
    const [, language, part] = /^\0virtual:texts\/([\w-]+)\/(first|later)$/.exec(id) ?? [];
    if (language === undefined) return null;
    for (const file of filesOf(language)) this.addWatchFile(fileURLToPath(file));
    const { first, later } = catalogueParts(readCatalogue(language));
    const code = `export default ${JSON.stringify(part === 'first' ? first : later)}`;
    return { code, moduleType: 'js' };
  },
};

function phoneTexts(): string {
  const texts = languagesOnDisk().map((language) => {
    const { class: own } = readCatalogue(language);
    return [language, typeof own === 'object' ? own.phone : {}];
  });
  return `export default ${JSON.stringify(Object.fromEntries(texts))}`;
}

function registry(): string {
  const entries = languagesOnDisk().map((language) => {
    const load = (part: string) => `${part}: () => import('${prefix}/${language}/${part}')`;
    // The page holds the first part of the source language anyway.
    const parts = language === sourceLanguage ? [load('later')] : [load('first'), load('later')];
    return `  '${language}': { ${parts.join(', ')} },`;
  });
  return `export default {\n${entries.join('\n')}\n};`;
}
