import type { InSteps } from './per-events.ts';

/** How long a slice may take before other tasks have their turn. */
const sliceMilliseconds = 8;

/** Drives `steps` in slices between other tasks: what they give, or null where `signal` stopped
 *  them. */
export async function driveSteps<T>(steps: InSteps<T>, signal: AbortSignal): Promise<T | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
    const end = performance.now() + sliceMilliseconds;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (step.done) return step.value;
  }
}
