/** The suite in a Web Worker of the page. The page says what to measure, and runs the groups itself. */
import type { RunScenario } from './message-operations.ts';
import { readSelection, runSuite } from './suite.ts';

/** What the page sends: to start, and when a scenario has run to its end. */
export type Request =
  | Readonly<{ kind: 'start'; args: readonly string[] }>
  | Readonly<{ kind: 'scenario-done'; error?: string }>;

let onScenarioDone: (error?: string) => void = () => {};

const runInPage: RunScenario = (scenario) =>
  new Promise((resolve, reject) => {
    onScenarioDone = (error) => (error === undefined ? resolve() : reject(new Error(error)));
    postMessage({ kind: 'scenario', scenario });
  });

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'scenario-done') return onScenarioDone(data.error);
  try {
    const measured = await runSuite(readSelection(data.args), runInPage);
    postMessage({ kind: 'rows', measured });
  } catch (error) {
    postMessage({ kind: 'error', error: String(error) });
  }
});
