import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { catalogueParts } from './src/i18n/catalogue-parts.ts';

/** Gives `en.json?first` and `en.json?later`: the two parts of the catalogue, as modules. */
export const catalogueInParts: Plugin = {
  name: 'catalogue-in-parts',
  enforce: 'pre',
  load(id) {
    const [, file, part] = /^(.*\/i18n\/en\.json)\?(first|later)$/.exec(id) ?? [];
    if (file === undefined) return null;
    this.addWatchFile(file);
    const { first, later } = catalogueParts(JSON.parse(readFileSync(file, 'utf8')));
    const code = `export default ${JSON.stringify(part === 'first' ? first : later)}`;
    return { code, moduleType: 'js' };
  },
};
