import { createTraceDigest, hasFailed, type TraceEvent } from '../engine/index.ts';
import type { LessonMoment } from './lesson.ts';

/** What a run comes to, as a lesson keeps it. */

export type Expectation = LessonMoment['expect'];

/** A run of more events is not held to its octets: that would take longer than the run itself. */
const mostHeldEvents = 20_000;

/** Takes the events of a run in their order, as they come. `held`: to its octets as well. */
export function createExpectation(held: boolean) {
  const digest = held ? createTraceDigest() : null;
  let firstFailedCheck: string | null = null;
  return {
    add(event: TraceEvent) {
      digest?.add(event);
      if (hasFailed(event)) firstFailedCheck ??= event.check;
    },
    expectation: (): Expectation => ({ firstFailedCheck, digest: digest?.hex() ?? '' }),
  };
}

/** What a whole run comes to, one event after the other. */
export function* expectationInSteps(events: readonly TraceEvent[]): Generator<void, Expectation> {
  const fold = createExpectation(events.length <= mostHeldEvents);
  for (const event of events) {
    fold.add(event);
    yield;
  }
  return fold.expectation();
}
