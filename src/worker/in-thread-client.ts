import {
  alterationCount,
  findMessages,
  foldTotals,
  openProbe,
  releaseMachine,
  sakkeFormInUse,
  type TraceEvent,
  whoReads,
} from '../engine/index.ts';
import { diagnoseInSlices } from './diagnose-in-slices.ts';
import type { EngineClient } from './engine-client.ts';
import { doInSlices } from './in-slices.ts';
import { packetsOpened } from './packets-opened.ts';
import { probeRange } from './probe-range.ts';
import { readKeys } from './read-keys.ts';
import { type RunnableEngine, runInSlices } from './run-in-slices.ts';

const alterationsPerSlice = 8;

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
    diagnose(source, onStep, signal) {
      return diagnoseInSlices(source, onStep, () => signal.aborted);
    },
    whoReads(task, onStep, signal) {
      return doInSlices(
        () => whoReads(task),
        onStep,
        () => signal.aborted,
      );
    },
    releases(task, onStep, signal) {
      return doInSlices(
        () => releaseMachine(task),
        onStep,
        () => signal.aborted,
      );
    },
    async find(input) {
      return findMessages(input);
    },
    readKeys,
    openPackets: packetsOpened,
    sakkeForm: async () => sakkeFormInUse(),
    async probe({ source, place, plan }, onUpdate, signal) {
      const context = engine.contextFor(source, () => performance.now());
      const probe = openProbe(source, context, place);
      if (!probe) return { status: 'absent' };
      const { facts } = probe;
      const total = alterationCount(facts, plan);
      for (let from = 0; from < total && !signal.aborted; ) {
        const done = Math.min(from + alterationsPerSlice, total);
        onUpdate({ facts, verdicts: probeRange(probe, plan, from, done), done, total });
        from = done;
        await new Promise((resolve) => setTimeout(resolve));
      }
      return { status: signal.aborted ? 'cancelled' : 'done' };
    },
  };
}
