import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { defineConfig, type Plugin } from 'vitest/config';
import { findTshark } from './bin/find-tshark.mjs';
import { catalogueInParts } from './catalogue.config.ts';

const tests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name));

/** The files that take longest, left out of `npm run unit:quick` and `npm run unit:watch`. They share
 *  a project with the others: what a thread has loaded and worked out serves them too. */
const slow = 'src/**/*.slow.test.ts';

/** The files that open captures in Wireshark: where there is none they are left out; `npm test` says so. */
const withTshark = 'src/**/*.tshark.test.ts';
const withoutTshark = findTshark() === undefined ? [withTshark] : [];

/** Files that put something else in the place of a module. No other file may get that module. */
const withMocks = tests.filter((name) => /\bvi\.(do)?mock\(/i.test(readFileSync(name, 'utf8')));

/** Runs share most of what they work out: the operations of SAKKE and ECCSI remember what they gave,
 *  but for their own tests. */
const rememberedCrypto: Plugin = {
  name: 'remembered-crypto',
  enforce: 'pre',
  resolveId(id, importer = '') {
    const [, name] = /\/crypto\/(sakke|eccsi)\.ts$/.exec(id) ?? [];
    if (!name || /\/engine\/(crypto\/|testing\/remembered-)/.test(importer)) return null;
    return this.resolve(`./src/engine/testing/remembered-${name}.ts`);
  },
};

/** Old versions of Node know the fused products of WebAssembly, but ask for a flag. Tests cover them there
 *  too; nobody else has to. */
if (Number(process.versions.node.split('.')[0]) < 22) {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}

export default defineConfig(({ mode }) => ({
  plugins: [catalogueInParts, rememberedCrypto],
  test: {
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 300_000,
    // A thread loads the modules once for all its files, and keeps the tables of the curves.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bin/**/*.test.ts'],
          exclude:
            mode === 'quick' ? [slow, withTshark, ...withMocks] : [...withoutTshark, ...withMocks],
        },
      },
      {
        extends: true,
        test: { name: 'mocks', include: withMocks, isolate: true },
      },
    ],
  },
}));
