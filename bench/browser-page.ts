/** The page of the browser benchmark: starts the worker and waits for its rows. */
import type { Scenario, TraceEvent } from '../src/engine/index.ts';
import { createWorkerClient } from '../src/worker/worker-client.ts';
import type { Request } from './browser-worker.ts';
import type { RunScenario } from './message-operations.ts';
import type { Measured } from './suite.ts';

declare global {
  interface Window {
    runBench: (args: readonly string[]) => Promise<Measured>;
  }
}

type Answer =
  | Readonly<{ kind: 'rows'; measured: Measured }>
  | Readonly<{ kind: 'scenario'; scenario: Scenario }>
  | Readonly<{ kind: 'error'; error: string }>;

const spawnWorker = () =>
  new Worker(new URL('../src/worker/engine.worker.ts', import.meta.url), { type: 'module' });
const client = createWorkerClient(spawnWorker, navigator.hardwareConcurrency);

/** Runs a scenario on the worker pool of the app, and keeps its events as the app does. */
const runAsApp: RunScenario = async (scenario) => {
  const events: TraceEvent[] = [];
  const end = await client.run(
    { kind: 'scenario', scenario },
    (update) => events.push(...update.events),
    new AbortController().signal,
  );
  if (end.status === 'failed') throw new Error(end.message);
  const last = events.at(-1)?.id;
  if (!last?.endsWith('outcome')) throw new Error(`the run ended with ${last}`);
};

async function runScenario(scenario: Scenario): Promise<Request> {
  try {
    await runAsApp(scenario);
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
      else if (data.kind === 'rows') resolve(data.measured);
      else send(await runScenario(data.scenario));
    });
    send({ kind: 'start', args });
  });
