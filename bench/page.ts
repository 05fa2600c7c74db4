/** npm run bench:page: whole runs in the page, from what starts them to their last event on the screen, beside the
 *  cryptography of one member in workers of the same page: `-- --members=10,100,1000 --rounds=3`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { freePort } from '../bin/free-port.mjs';
import { expectedEvents } from '../src/engine/index.ts';
import { linkToScenario } from '../src/store/scenario-link.ts';
import { buildScript, serve } from './built-page.ts';
import { dualGroup } from './dual-group.ts';
import { answerOf, inEachBrowser, versionOf } from './present-browsers.ts';
import { processor } from './processor.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** What a run in the page came to. */
export type PageRun = Readonly<{
  milliseconds: number;
  /** Of one member, while every worker does the same. */
  cryptoMilliseconds: number;
  /** The longest time between two frames. */
  longestGap: number;
  /** Tasks of the main thread of more than 50 ms; null where the browser does not tell. */
  longTasks: readonly number[] | null;
}>;

const args = process.argv.slice(2);
const sizes = wholeNumbers(args, 'members', '1000');
const [rounds = 1] = wholeNumbers(args, 'rounds', '3');
const workers = Math.min(cpus().length, 8);

const folder = mkdtempSync(join(tmpdir(), 'keyladder-bench-'));
await build({ logLevel: 'warn', build: { outDir: folder } });
await buildScript(join(folder, 'bench'), 'page-run');
const port = await freePort(0);
const server = serve(folder, port);
const address = `http://127.0.0.1:${port}/`;
try {
  await inEachBrowser(args, address, async (driver) => {
    process.stdout.write(`${await versionOf(driver)}, ${processor}\n`);
    for (let round = 0; round < rounds; round++) {
      for (const members of sizes) {
        await driver.goto(address);
        const scenario = dualGroup(members);
        const hash = linkToScenario(scenario);
        const events = expectedEvents({ kind: 'scenario', scenario });
        const call = `window.runInPage(${JSON.stringify(hash)}, ${events}, ${workers})`;
        const run = `import('${address}bench/script.js').then(() => ${call})`;
        process.stdout.write(`${told(members, events, await answerOf<PageRun>(driver, run))}\n`);
      }
    }
  });
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

function told(members: number, events: number, run: PageRun): string {
  const ideal = (run.cryptoMilliseconds * members) / workers;
  const long = run.longTasks?.map((length) => Math.round(length)).sort((a, b) => b - a);
  return [
    `${members} members, ${events} events: ${(run.milliseconds / 1000).toFixed(2)} s`,
    `one member's cryptography ${run.cryptoMilliseconds.toFixed(1)} ms`,
    `${(run.milliseconds / ideal).toFixed(2)} of that × ${members} / ${workers} workers`,
    `longest time between frames ${Math.round(run.longestGap)} ms`,
    long
      ? `${long.length} long tasks: ${long.slice(0, 5).join(', ') || '–'} ms`
      : 'long tasks not told',
  ].join(' · ');
}
