import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { catalogueInParts } from './catalogue.config.ts';
import { fieldOctetsInside } from './field-octets.config.ts';
import { watchPackages } from './licences.config.ts';
import { engineWithoutSideEffects } from './vite.config.ts';

const fileName = 'keyladder.html';
const packages = watchPackages();

/** The worker comes out of the page, not from a file of its own. */
const workerInside: Plugin = {
  name: 'worker-inside',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!id.endsWith('/spawn-worker.ts')) return null;
    return this.resolve(id.replace('spawn-worker', 'spawn-inline-worker'), importer);
  },
};

/** Puts scripts and styles into the document, which then is all there is. */
const oneFile: Plugin = {
  name: 'one-file',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset') throw new TypeError('the build has no document');
      const parts = Object.values(bundle).filter((part) => part !== document);
      document.source = withParts(String(document.source), parts);
      document.fileName = fileName;
      for (const part of parts) delete bundle[part.fileName];
    },
  },
};

type Part = Rolldown.OutputChunk | Rolldown.OutputAsset;

function withParts(html: string, parts: readonly Part[]): string {
  const contentOf = (name: string) => {
    if (name === 'color-scheme.js') return readFileSync(`public/${name}`, 'utf8');
    const part = parts.find((it) => it.fileName === name);
    if (!part) throw new TypeError(`the build has no ${name}`);
    return part.type === 'chunk' ? part.code : String(part.source);
  };
  const scripts: string[] = [];
  const script = (type: string, name: string) => {
    const code = contentOf(name).replace(/<\/script|<!--/gi, (it) => `\\x3C${it.slice(1)}`);
    scripts.push(code);
    return `<script${type}>${code}</script>`;
  };
  // In one go: what is put in is not looked at again.
  const inside = html.replace(
    /<script( type="module")?[^>]* src="\.?\/([^"]+)"><\/script>|<link rel="stylesheet"[^>]* href="\.\/([^"]+)">|<link rel="manifest"[^>]*>|<\/html>/g,
    (tag, type = '', source, style) => {
      if (source) return script(type, source);
      if (style) return `<style>${contentOf(style)}</style>`;
      if (tag !== '</html>') return '';
      return `<!--\n${commentOf(packages.text())}-->\n</html>`;
    },
  );
  return inside.replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, (_, start) =>
    start.concat(policy(scripts)),
  );
}

/** A comment ends at the first two hyphens with an angle bracket. */
const commentOf = (text: string) => text.replaceAll('--', '- -');

/** Nothing may be loaded: scripts are known by their digests. */
function policy(scripts: readonly string[]): string {
  const digests = scripts.map(
    (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    // The worker comes from the page and has its policy: without this it calculates with BigInt.
    `script-src ${digests.join(' ')} 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page as one file that runs from a disk. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [workerInside, react(), catalogueInParts, packages.watch, oneFile],
  // Chromium starts no module worker from a blob of a file.
  worker: { format: 'iife', plugins: () => [fieldOctetsInside, packages.watch] },
  build: {
    target: 'es2023',
    outDir: 'dist-single',
    modulePreload: { polyfill: false },
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: { codeSplitting: false },
      treeshake: engineWithoutSideEffects,
    },
  },
});
