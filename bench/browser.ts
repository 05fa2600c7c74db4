/** npm run bench:browser: the suite of `npm run bench` in Chromium, Firefox and WebKit, in a Web Worker; the
 *  groups on the worker pool of the app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../bin/free-port.mjs';
import { buildScript, serve } from './built-page.ts';
import { answerOf, inEachBrowser, versionOf } from './present-browsers.ts';
import { processor } from './processor.ts';
import type { Measured } from './suite.ts';
import { formatReport } from './table.ts';

const args = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'keyladder-bench-'));
await buildScript(folder, 'browser-page');
const port = await freePort(0);
const server = serve(folder, port);
try {
  await inEachBrowser(args, `http://127.0.0.1:${port}/`, async (driver, name) => {
    const measuring = `window.runBench(${JSON.stringify(args)})`;
    const { rows, form } = await answerOf<Measured>(driver, measuring);
    const environment = {
      runtime: `${await versionOf(driver)}, in a Web Worker; groups on the app's pool`,
      'SAKKE calculates in': form,
      processor,
    };
    process.stdout.write(`${formatReport(environment, name, rows, args.includes('--json'))}\n`);
  });
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
