import { contextFor, type RunSource, runSource, type TraceEvent } from '../engine/index.ts';

/** For tests: the events of a run from beginning to end. */
export function eventsOf(source: RunSource): TraceEvent[] {
  return [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
}
