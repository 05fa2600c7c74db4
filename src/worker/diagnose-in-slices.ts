import {
  type Diagnosed,
  diagnoseOpened,
  type OpenedBundle,
  type SearchStep,
} from '../engine/index.ts';
import type { DiagnosisEnd } from './engine-client.ts';
import { sliceMilliseconds, turn } from './in-slices.ts';
import { asFailure } from './run-end.ts';

/** Looks for what the sender of an opened message did otherwise, in slices of about 40 ms; gives way
 *  between them, so that a request to cancel works at once. */
export async function diagnoseInSlices(
  source: OpenedBundle,
  emit: (step: SearchStep) => void | Promise<void>,
  cancelled: () => boolean,
): Promise<DiagnosisEnd> {
  const channel = new MessageChannel();
  try {
    const search = diagnoseOpened(source);
    let sliceStart = performance.now();
    let step = search.next();
    while (!step.done) {
      if (performance.now() - sliceStart >= sliceMilliseconds) {
        await emit(step.value);
        await turn(channel);
        if (cancelled()) return { status: 'cancelled' };
        sliceStart = performance.now();
      }
      step = search.next();
    }
    return cancelled() ? { status: 'cancelled' } : foundIn(step.value);
  } catch (error) {
    return asFailure(error);
  } finally {
    channel.port1.close();
  }
}

const foundIn = (diagnosed: Diagnosed): DiagnosisEnd => ({ status: 'done', diagnosed });
