/** npm run bench:page: whole runs in the page, from what starts them to their last event on the screen, beside the
 *  cryptography of one member in as many workers of the same page: `-- --members=10,100,1000 --rounds=3`; with fewer
 *  workers than cores, `--workers=1`, the browser's own threads are in nobody's way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { freePort } from '../bin/free-port.mjs';
import { expectedEvents } from '../src/engine/index.ts';
import { linkToScenario } from '../src/store/scenario-link.ts';
import { buildScript, serve } from './built-page.ts';
import { dualGroup } from './dual-group.ts';
import type { MembersTimed } from './member-worker.ts';
import { answerOf, inEachBrowser, versionOf } from './present-browsers.ts';
import { processor } from './processor.ts';
import { processorTime } from './processor-time.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** What a run in the page came to. */
export type PageRun = Readonly<{
  milliseconds: number;
  /** The longest time from one look at the page to the next, 20 ms later as a rule. */
  longestGap: number;
  /** Tasks of the main thread of more than 50 ms; null where the browser does not tell. */
  longTasks: readonly number[] | null;
}>;

const args = process.argv.slice(2);
const sizes = wholeNumbers(args, 'members', '1000');
const [rounds = 1] = wholeNumbers(args, 'rounds', '3');
const [workers = 1] = wholeNumbers(args, 'workers', String(Math.min(cpus().length, 8)));
/** In each worker, before a run and behind it. */
const membersTimed = 40;

/** What a call in the page gave, and milliseconds of processor time of the whole browser meanwhile. */
type Timed<T> = Readonly<{ value: T; processor: number | null }>;

const folder = mkdtempSync(join(tmpdir(), 'keyladder-bench-'));
await build({
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true },
  define: { 'navigator.hardwareConcurrency': String(workers) },
});
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
        const inPage = async <T>(call: string): Promise<Timed<T>> => {
          const before = processorTime();
          const made = `import('${address}bench/script.js').then(() => window.${call})`;
          const value = await answerOf<T>(driver, made);
          const after = processorTime();
          return { value, processor: before === null || after === null ? null : after - before };
        };
        const crypto = () => inPage<MembersTimed>(`cryptoInPage(${workers}, ${membersTimed})`);
        await inPage<boolean>('pageKept()');
        // The first time builds tables and makes the code fast.
        await crypto();
        const before = await crypto();
        const run = await inPage<PageRun>(`runInPage(${JSON.stringify(hash)}, ${events})`);
        const after = await crypto();
        process.stdout.write(`${told(members, events, run, [before, after])}\n`);
      }
    }
  });
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

function told(
  members: number,
  events: number,
  { value: run, processor: ofRun }: Timed<PageRun>,
  crypto: readonly Timed<MembersTimed>[],
): string {
  const timed = crypto.length * workers * membersTimed;
  const clock = crypto.reduce((sum, { value }) => sum + value.operations, 0) / timed;
  // Of the processor time of all that members took, the part that their operations have by the clock.
  const spent = crypto.reduce(
    (sum, { value: { operations, everything }, processor: all }) =>
      sum + ((all ?? Number.NaN) * operations) / everything,
    0,
  );
  const [own, whole] = [spent / timed, (ofRun ?? Number.NaN) / members];
  const long = run.longTasks?.map((length) => Math.round(length)).sort((a, b) => b - a);
  return [
    `${members} members, ${events} events: ${(run.milliseconds / 1000).toFixed(2)} s`,
    `one member's cryptography ${clock.toFixed(1)} ms`,
    `${((run.milliseconds * workers) / members / clock).toFixed(2)} of that × ${members} / ${workers} workers`,
    `processor time of a member ${whole.toFixed(1)} ms, ${own.toFixed(1)} ms of them its cryptography: ${(whole / own).toFixed(2)} of it`,
    `longest time without an answer ${Math.round(run.longestGap)} ms`,
    long
      ? `${long.length} long tasks: ${long.slice(0, 5).join(', ') || '–'} ms`
      : 'long tasks not told',
  ].join(' · ');
}
