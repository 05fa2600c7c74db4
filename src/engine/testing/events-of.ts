import { contextFor, type RunSource, runSource } from '../exchange/run-source.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** The events of a run from beginning to end. */
export function eventsOf(source: RunSource): TraceEvent[] {
  return [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
}
