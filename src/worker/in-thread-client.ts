import { foldTotals, type TraceEvent } from '../engine/index.ts';
import type { EngineClient } from './engine-client.ts';
import { type RunnableEngine, runInSlices } from './run-in-slices.ts';

/** An engine client without a worker, for tests and for pages that have none. */
export function createInThreadClient(engine: RunnableEngine): EngineClient {
  const run: EngineClient['run'] = (source, onUpdate, signal) => {
    const emit: typeof onUpdate = (update) => {
      if (!signal.aborted) onUpdate(update);
    };
    return runInSlices(engine, { source, emit, cancelled: () => signal.aborted });
  };
  return {
    run,
    async totals(scenario, signal) {
      const events: TraceEvent[] = [];
      const source = { kind: 'scenario' as const, scenario };
      const end = await run(source, (update) => events.push(...update.events), signal);
      return end.status === 'done' ? foldTotals(events) : null;
    },
  };
}
