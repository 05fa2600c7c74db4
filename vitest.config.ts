import { defineConfig } from 'vitest/config';
import { catalogueInParts } from './catalogue.config.ts';

export default defineConfig({
  plugins: [catalogueInParts],
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
