import type { RunEnd } from './engine-client.ts';
import { WorkerBroken } from './worker-broken.ts';

/** How a run ends that does not come to its own end. */

/** Resolves when the run is cancelled. */
export function whenAborted(
  signal: AbortSignal,
): Promise<Extract<RunEnd, { status: 'cancelled' }>> {
  return new Promise((resolve) => {
    const end = () => resolve({ status: 'cancelled' });
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });
}

/** A mistake of the engine as text. */
export function asFailure(error: unknown): Extract<RunEnd, { status: 'failed' }> {
  if (error instanceof WorkerBroken) {
    return { status: 'failed', message: error.message, trouble: error.trouble };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'failed', message };
}
