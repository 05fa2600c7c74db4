import type { RunSource } from '../engine/index.ts';
import type { RunEnd, RunUpdate } from './engine-client.ts';
import { onOneWorker } from './on-one-worker.ts';
import { heard, type Workers } from './workers.ts';

/** Runs a source on one worker from beginning to end; where that breaks down, once more on another. */
export function runWhole(
  workers: Workers,
  source: RunSource,
  onUpdate: (update: RunUpdate) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  let handedOn = 0;
  return onOneWorker(workers, signal, (worker, id) => {
    let made = 0;
    // A run that begins anew makes the same events once more.
    const emit = ({ events, ...update }: RunUpdate) => {
      heard(worker);
      const known = Math.max(handedOn - made, 0);
      made += events.length;
      handedOn = Math.max(handedOn, made);
      if (!signal.aborted) onUpdate({ ...update, events: events.slice(known) });
    };
    return worker.run(id, source, emit);
  });
}
