import type { EngineClient } from './engine-client.ts';
import { type RunnableEngine, runInSlices } from './run-in-slices.ts';

/** An engine client without a worker, for tests and for pages that have none. */
export function createInThreadClient(engine: RunnableEngine): EngineClient {
  return {
    run(source, onUpdate, signal) {
      const emit: typeof onUpdate = (update) => {
        if (!signal.aborted) onUpdate(update);
      };
      return runInSlices(engine, { source, emit, cancelled: () => signal.aborted });
    },
  };
}
