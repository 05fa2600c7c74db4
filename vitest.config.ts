import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { catalogueInParts } from './catalogue.config.ts';

const tests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name));

/** The files that take longest. */
const slow = 'src/**/*.slow.test.ts';

/** Files that put something else in the place of a module. No other file may get that module. */
const withMocks = tests.filter((name) => /\bvi\.(do)?mock\(/i.test(readFileSync(name, 'utf8')));

export default defineConfig({
  plugins: [catalogueInParts],
  test: {
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    projects: [
      // A thread loads the modules once for all its files, and keeps the tables of the curves.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bin/**/*.test.ts'],
          exclude: [slow, ...withMocks],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocks', include: withMocks, exclude: [slow] } },
      // Left out of `npm run unit:quick` and `npm run unit:watch`.
      { extends: true, test: { name: 'slow', include: [slow] } },
    ],
  },
});
