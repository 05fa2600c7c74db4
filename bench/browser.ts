/** npm run bench:browser: the suite of `npm run bench` in the system's Chromium, in a Web Worker; the
 *  groups on the worker pool of the app. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserHelp, findBrowser } from '../bin/find-browser.mjs';
import { freePort } from '../bin/free-port.mjs';
import { fieldOctetsInside } from '../field-octets.config.ts';
import { formatReport } from './table.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds the page into `folder`. */
async function buildPage(folder: string): Promise<void> {
  const entry = fileURLToPath(new URL('./browser-page.ts', import.meta.url));
  const script = `<script type="module" src="${entry}"></script>`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>bench</title>${script}`);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    worker: { format: 'es', plugins: () => [fieldOctetsInside] },
    build: { outDir: join(folder, 'dist'), target: 'es2023', modulePreload: false },
  });
}

/** Serves `folder`. The two headers isolate the page, which gives it a clock of 5 µs. */
function serve(folder: string, port: number): Server {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(url === '/' ? '/index.html' : (url.split('?')[0] ?? ''));
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

async function measureInBrowser(executablePath: string, args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'keyladder-bench-'));
  await buildPage(folder);
  const port = await freePort(0);
  const server = serve(join(folder, 'dist'), port);
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: asRoot ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const measured = await page.evaluate((given) => window.runBench(given), args);
    return { ...measured, version: browser.version() };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(browserHelp);
const { rows, form, version } = await measureInBrowser(executablePath, args);
const [cpu] = cpus();
const environment = {
  runtime: `Chromium ${version}, in a Web Worker; groups on the app's pool`,
  'SAKKE calculates in': form,
  processor: `${cpu?.model ?? 'unknown'}, ${cpus().length} cores`,
};
process.stdout.write(formatReport(environment, rows, args.includes('--json')));
