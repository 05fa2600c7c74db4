import { defineConfig } from 'vite';
import { declarationsBeside } from './declarations.config.ts';
import { fieldOctetsInside } from './field-octets.config.ts';
import { licencesBeside } from './licences.config.ts';
import { pureConstants } from './pure-constants.config.ts';

const source = 'src/library/index.ts';
/** Types worked out from all checks, and what the library exports that lists them: a reader needs the names
 *  alone. */
const listed = { CheckName: 'checkNames', FailureCode: 'failureCodes' };

/** The library as one file for Node and browsers, with all it needs inside and its types beside it. */
export default defineConfig(({ mode }) => ({
  plugins: [
    licencesBeside(),
    pureConstants,
    fieldOctetsInside,
    // The test in the browser has no use for them.
    mode === 'without-types' ? null : declarationsBeside(source, 'keyladder.d.ts', listed),
  ],
  publicDir: false,
  build: {
    outDir: 'dist-library',
    target: 'es2023',
    minify: false,
    rolldownOptions: { checks: { pluginTimings: false } },
    lib: { entry: source, formats: ['es'], fileName: () => 'keyladder.js' },
  },
}));
