/** The page of the browser benchmark: starts the worker and waits for its rows. */
import type { Scenario } from '../src/engine/index.ts';
import type { Request } from './browser-worker.ts';
import type { Row } from './measure.ts';
import type { RunScenario } from './message-operations.ts';

declare global {
  interface Window {
    runBench: (args: readonly string[]) => Promise<readonly Row[]>;
  }
}

type Answer =
  | Readonly<{ kind: 'rows'; rows: readonly Row[] }>
  | Readonly<{ kind: 'scenario'; scenario: Scenario }>
  | Readonly<{ kind: 'error'; error: string }>;

/** Runs groups as the app does, from the page: put the worker pool here. With `null` they run in the
 *  suite's own worker, in one thread. */
const runAsApp: RunScenario | null = null;

async function runScenario(scenario: Scenario): Promise<Request> {
  try {
    await (runAsApp as RunScenario | null)?.(scenario);
    return { kind: 'scenario-done' };
  } catch (error) {
    return { kind: 'scenario-done', error: String(error) };
  }
}

window.runBench = (args) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
    const send = (request: Request) => worker.postMessage(request);
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', async ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'error') reject(new Error(data.error));
      else if (data.kind === 'rows') resolve(data.rows);
      else send(await runScenario(data.scenario));
    });
    send({ kind: 'start', args, groupsInPage: runAsApp !== null });
  });
