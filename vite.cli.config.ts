import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { languagesOnDisk, readCatalogue } from './src/i18n/read-catalogue.ts';

const program = 'keyladder.js';
const hashbang = '#!/usr/bin/env node\n';

/** Makes the bundle a program of its own. */
const executable: Plugin = {
  name: 'executable',
  generateBundle(_, bundle) {
    const chunk = bundle[program];
    if (chunk?.type !== 'chunk' || chunk.code.startsWith('#!')) return;
    chunk.code = hashbang + chunk.code;
  },
  async writeBundle({ dir = '.' }) {
    await chmod(join(dir, program), 0o755);
  },
};

const texts = Object.fromEntries(
  languagesOnDisk().map((language) => [language, readCatalogue(language)]),
);

/** Puts the catalogue into the program, which has no files beside it to read. */
const catalogue: Plugin = {
  name: 'catalogue',
  load(id) {
    if (!id.endsWith('/src/i18n/read-catalogue.ts')) return;
    return [
      `const texts = ${JSON.stringify(texts)};`,
      'export const languagesOnDisk = () => Object.keys(texts);',
      'export const readCatalogue = (language) => texts[language];',
    ].join('\n');
  },
};

/** The command line as one file for Node, with all it needs inside. */
export default defineConfig({
  plugins: [catalogue, executable],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20.19',
    rolldownOptions: { output: { entryFileNames: program, codeSplitting: false } },
  },
});
