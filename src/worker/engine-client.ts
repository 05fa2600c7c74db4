import type { Actor, RunSource, Scenario, Totals, TraceEvent } from '../engine/index.ts';

/** A part of a run as it reaches the page: events in protocol order, their measured times in
 *  milliseconds by event id, and how far the run is: events made, whether or not they have had
 *  their turn, of events expected. */
export type RunUpdate = Readonly<{
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  timings: Readonly<Record<string, number>>;
  done: number;
  total: number;
}>;

/** How a run ended. A mistake of the engine comes as text, never as an Error object. */
export type RunEnd = Readonly<
  { status: 'done' } | { status: 'cancelled' } | { status: 'failed'; message: string }
>;

/** The boundary between the page and the engine; only plain data crosses it. */
export interface EngineClient {
  /** Runs `source`; `onUpdate` gets the parts in order and nothing after `signal` aborts. */
  run(
    source: RunSource,
    onUpdate: (update: RunUpdate) => void,
    signal: AbortSignal,
  ): Promise<RunEnd>;
  /** The totals of a scenario's run, from a real run whose events stay where they were made;
   *  null when it was aborted or failed. */
  totals(scenario: Scenario, signal: AbortSignal): Promise<Totals | null>;
}
