/** The page of the browser benchmark: starts the worker and waits for its rows. To time groups as the
 *  app runs them, hand `runSuite` the worker pool here instead. */
import type { Row } from './measure.ts';

declare global {
  interface Window {
    runBench: (args: readonly string[]) => Promise<readonly Row[]>;
  }
}

type Answer = Readonly<{ row?: Row; rows?: readonly Row[]; error?: string }>;

window.runBench = (args) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.error !== undefined) reject(new Error(data.error));
      if (data.rows !== undefined) resolve(data.rows);
    });
    worker.postMessage(args);
  });
