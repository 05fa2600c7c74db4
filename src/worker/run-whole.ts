import type { RunSource } from '../engine/index.ts';
import type { RunEnd, RunUpdate } from './engine-client.ts';
import { WorkerBroken } from './worker-broken.ts';
import { ask, heard, type Workers } from './workers.ts';

/** Runs a source on one worker from beginning to end; where that breaks down, once more on another. */
export async function runWhole(
  workers: Workers,
  source: RunSource,
  onUpdate: (update: RunUpdate) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  let handedOn = 0;
  const attempt = async (): Promise<RunEnd> => {
    const id = workers.nextId();
    const worker = workers.workerAt(0);
    const cancel = () => void worker.cancel(id);
    signal.addEventListener('abort', cancel);
    let made = 0;
    // A run that begins anew makes the same events once more.
    const emit = ({ events, ...update }: RunUpdate) => {
      heard(worker);
      const known = Math.max(handedOn - made, 0);
      made += events.length;
      handedOn = Math.max(handedOn, made);
      if (!signal.aborted) onUpdate({ ...update, events: events.slice(known) });
    };
    try {
      return await ask(worker, worker.run(id, source, emit));
    } catch (error) {
      workers.replace(0, worker);
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  return attempt().catch((error: unknown) => {
    if (error instanceof WorkerBroken && !signal.aborted) return attempt();
    throw error;
  });
}
