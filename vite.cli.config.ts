import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

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

/** The command line as one file for Node, with all it needs inside. */
export default defineConfig({
  plugins: [executable],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20.19',
    rolldownOptions: { output: { entryFileNames: program, codeSplitting: false } },
  },
});
