import * as Comlink from 'comlink';
import type { WorkerApi } from './engine.worker.ts';
import type { EngineClient, RunEnd } from './engine-client.ts';

/** The engine client of the page: every run happens in `worker`. Cancelling answers at once; what
 *  the worker still sends of that run is dropped. A worker that breaks down ends its runs. */
export function createWorkerClient(worker: Worker): EngineClient {
  const remote = Comlink.wrap<WorkerApi>(worker);
  const broken = new Promise<RunEnd>((resolve) => {
    worker.addEventListener('error', (event) => {
      resolve({ status: 'failed', message: event.message || 'the engine could not be loaded' });
    });
  });
  let lastId = 0;
  return {
    async run(source, onUpdate, signal) {
      if (signal.aborted) return { status: 'cancelled' };
      lastId += 1;
      const id = lastId;
      const aborted = new Promise<RunEnd>((resolve) => {
        signal.addEventListener('abort', () => {
          void remote.cancel(id);
          resolve({ status: 'cancelled' });
        });
      });
      const emit = Comlink.proxy((update: Parameters<typeof onUpdate>[0]) => {
        if (!signal.aborted) onUpdate(update);
      });
      const answer = remote.run(id, source, emit).catch(asFailure);
      return Promise.race([aborted, broken, answer]);
    },
  };
}

function asFailure(error: unknown): RunEnd {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'failed', message };
}
