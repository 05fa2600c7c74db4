import { join, resolve } from 'node:path';
import { build, type LogLevel, type Plugin } from 'vite';
import { catalogueInParts } from './catalogue.config.ts';

/** Builds the page of the phones of a class beside the page: small, without React, and no part of what is
 *  kept offline. Its files have plain names, as the class server reads them. */
export function phonePage(): Plugin {
  let [root, outDir] = ['', ''];
  let logLevel: LogLevel = 'warn';
  return {
    name: 'phone-page',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      logLevel = config.logLevel ?? logLevel;
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      await build({
        configFile: false,
        root: join(root, 'src/phone'),
        base: './',
        publicDir: false,
        logLevel,
        plugins: [catalogueInParts],
        // None of those of the page.
        css: { postcss: { plugins: [] } },
        build: {
          target: 'es2020',
          outDir: join(outDir, 'phone'),
          emptyOutDir: true,
          modulePreload: false,
          rolldownOptions: {
            output: { entryFileNames: 'phone.js', assetFileNames: 'phone[extname]' },
          },
        },
      });
    },
  };
}
