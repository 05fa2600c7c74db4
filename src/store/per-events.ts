import type { TraceEvent } from '../engine/index.ts';

type Events = readonly TraceEvent[];

/** Computes once for each list of events: the list of a trace never changes. */
export function perEvents<T extends object>(compute: (events: Events) => T): (events: Events) => T {
  const kept = new WeakMap<Events, T>();
  return (events) => {
    const known = kept.get(events);
    if (known !== undefined) return known;
    const value = compute(events);
    kept.set(events, value);
    return value;
  };
}

/** What is made in steps, so that who drives them can give way in between. */
export type InSteps<T> = Generator<void, T, void>;

/** The same for what is computed in steps; a list that is known takes none. */
export function perEventsInSteps<T extends object>(
  compute: (events: Events) => InSteps<T>,
): (events: Events) => InSteps<T> {
  const kept = new WeakMap<Events, T>();
  return function* (events) {
    const known = kept.get(events);
    if (known !== undefined) return known;
    const value = yield* compute(events);
    kept.set(events, value);
    return value;
  };
}

const eventsPerStep = 1000;

/** Looks at every event, and rests after each thousand. */
export function* eachInSteps(
  events: Events,
  look: (event: TraceEvent, index: number) => void,
): InSteps<void> {
  for (const [index, event] of events.entries()) {
    look(event, index);
    if (index % eventsPerStep === eventsPerStep - 1) yield;
  }
}
