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
