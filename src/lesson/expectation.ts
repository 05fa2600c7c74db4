import { createTraceDigest, hasFailed, type TraceEvent } from '../engine/index.ts';
import type { LessonMoment } from './lesson.ts';

/** What a run comes to, as a lesson keeps it. */

export type Expectation = LessonMoment['expect'];

/** Takes the events of a run in their order, as they come. */
export function createExpectation() {
  const digest = createTraceDigest();
  let firstFailedCheck: string | null = null;
  return {
    add(event: TraceEvent) {
      digest.add(event);
      if (hasFailed(event)) firstFailedCheck ??= event.check;
    },
    expectation: (): Expectation => ({ firstFailedCheck, digest: digest.hex() }),
  };
}

/** What a whole run comes to. */
export function expectationOf(events: readonly TraceEvent[]): Expectation {
  const fold = createExpectation();
  for (const event of events) fold.add(event);
  return fold.expectation();
}
