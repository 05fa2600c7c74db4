import { WorkerBroken } from './worker-broken.ts';
import { ask, type PoolWorker, type Workers } from './workers.ts';

/** Has a work done by one worker from beginning to end; where that breaks down, once more by another. */
export async function onOneWorker<T>(
  workers: Workers,
  signal: AbortSignal,
  work: (worker: PoolWorker, id: number) => T | Promise<T>,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const id = workers.nextId();
    const worker = workers.workerAt(0);
    const cancel = () => void worker.cancel(id);
    signal.addEventListener('abort', cancel);
    try {
      return await ask(worker, work(worker, id));
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
