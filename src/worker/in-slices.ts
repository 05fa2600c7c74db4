import { asFailure } from './run-end.ts';

/** Work that gives way between its pieces. */

export const sliceMilliseconds = 40;

/** Waits until other tasks of the event loop (a request to cancel) have had their turn. */
export function turn(channel: MessageChannel): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

/** The same once, with a channel of its own. */
export async function oneTurn(): Promise<void> {
  const channel = new MessageChannel();
  await turn(channel);
  channel.port1.close();
}

/** How such a work ended. */
export type SlicedEnd<T> =
  | Readonly<{ status: 'done'; value: T }>
  | Readonly<{ status: 'cancelled' }>
  | ReturnType<typeof asFailure>;

/** Does a work in slices of about 40 ms; gives way between them, so that a request to cancel works at once.
 *  `emit` is told how far it is. */
export async function doInSlices<Step, T>(
  begin: () => Generator<Step, T, void>,
  emit: (step: Step) => void | Promise<void>,
  cancelled: () => boolean,
): Promise<SlicedEnd<T>> {
  const channel = new MessageChannel();
  try {
    const work = begin();
    let sliceStart = performance.now();
    let step = work.next();
    while (!step.done) {
      if (performance.now() - sliceStart >= sliceMilliseconds) {
        await emit(step.value);
        await turn(channel);
        if (cancelled()) return { status: 'cancelled' };
        sliceStart = performance.now();
      }
      step = work.next();
    }
    return cancelled() ? { status: 'cancelled' } : { status: 'done', value: step.value };
  } catch (error) {
    return asFailure(error);
  } finally {
    channel.port1.close();
  }
}
