import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { catalogueInParts } from './catalogue.config.ts';
import { fieldOctetsInside } from './field-octets.config.ts';
import { firstLoadInOnePiece } from './first-load.config.ts';
import { licencesBeside, watchPackages } from './licences.config.ts';
import { keptOffline } from './offline.config.ts';
import { phonePage } from './phone.config.ts';

/** While developing, Vite puts a script into the page and talks to it; the built page allows
 *  neither. */
const developWithoutPolicy: Plugin = {
  name: 'develop-without-policy',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Engine modules do no work when they are imported: what the page does not call stays out. */
export const engineWithoutSideEffects = {
  moduleSideEffects: [{ test: /src\/engine\/|@noble\//, sideEffects: false }],
};

const packages = watchPackages();

export default defineConfig({
  // Relative, so that the built folder works from any path.
  base: './',
  plugins: [
    react(),
    developWithoutPolicy,
    catalogueInParts,
    licencesBeside(packages),
    keptOffline(),
    phonePage(),
  ],
  worker: { format: 'es', plugins: () => [fieldOctetsInside, packages.watch] },
  build: {
    target: 'es2023',
    // The polyfill would fetch; the page is not allowed to.
    modulePreload: { polyfill: false },
    // The policy takes fonts from files only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What writes files shares React with the page: in one piece it loads smaller than in three.
        codeSplitting: {
          groups: [
            firstLoadInOnePiece(),
            {
              name: 'react',
              test: /node_modules\/(react|scheduler)\/|node_modules\/react-dom\/(?!.*server)/,
            },
          ],
        },
      },
      treeshake: engineWithoutSideEffects,
    },
  },
});
