import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { fieldOctetsInside } from './field-octets.config.ts';
import { licencesBeside } from './licences.config.ts';
import { type Binary, binaryFiles, readBinary } from './src/cli/picture-binaries.ts';
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

/** Puts the texts of every language into the bundle, which has no folder to read them from. */
const catalogueInside: Plugin = {
  name: 'catalogue-inside',
  load(id) {
    if (!id.endsWith('/src/i18n/read-catalogue.ts')) return null;
    const texts = languagesOnDisk().map((language) => [language, readCatalogue(language)]);
    return `const texts = ${JSON.stringify(Object.fromEntries(texts))};
export const languagesOnDisk = () => Object.keys(texts);
export const readCatalogue = (language) => texts[language] ?? {};`;
  },
};

const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };

/** Puts what pictures are drawn with into the bundle, packed until it is asked for. */
const binariesInside: Plugin = {
  name: 'binaries-inside',
  load(id) {
    if (!id.endsWith('/src/cli/picture-binaries.ts')) return null;
    const packed = (Object.keys(binaryFiles) as Binary[]).map((name) => [
      name,
      brotliCompressSync(readBinary(name), { params: quality }).toString('base64'),
    ]);
    return `import { brotliDecompressSync } from 'node:zlib';
const packed = ${JSON.stringify(Object.fromEntries(packed))};
export const readBinary = (name) =>
  new Uint8Array(brotliDecompressSync(Buffer.from(packed[name], 'base64')));`;
  },
};

/** The command line as one file for Node, with all it needs inside. */
export default defineConfig({
  plugins: [executable, catalogueInside, fieldOctetsInside, binariesInside, licencesBeside()],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20.19',
    rolldownOptions: { output: { entryFileNames: program, codeSplitting: false } },
  },
});
