/** What browsers are to measure, built and served to them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fieldOctetsInside } from '../field-octets.config.ts';

/** Builds a script of the benchmark, and its workers, into `folder`: as `script.js` and in a page of its own. */
export async function buildScript(
  folder: string,
  source: 'browser-page' | 'page-run',
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'keyladder-bench-source-'));
  const entry = fileURLToPath(new URL(`./${source}.ts`, import.meta.url));
  const script = `<script type="module" src="${entry}"></script>`;
  writeFileSync(join(root, 'index.html'), `<!doctype html><title>bench</title>${script}`);
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es', plugins: () => [fieldOctetsInside] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { output: { entryFileNames: 'script.js' } },
    },
  });
  rmSync(root, { recursive: true });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves `folder`. The two headers isolate the page, which gives it a clock of 5 to 20 µs. */
export function serve(folder: string, port: number): Server {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize((url.split('?')[0] ?? '').replace(/\/$/, '/index.html'));
    const headers = {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  return server.listen(port, '127.0.0.1');
}
