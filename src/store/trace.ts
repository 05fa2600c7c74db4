import type { Actor, RunSource, TraceEvent } from '../engine/index.ts';
import type { WorkerTrouble } from '../worker/engine-client.ts';

/** A run as the page has it, and how far it is. */

export type Trace = Readonly<{
  source: RunSource;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  timings: Readonly<Record<string, number>>;
}>;

export type RunState = Readonly<{
  status: 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  /** Plain words from the engine, for `failed`. */
  message?: string;
  /** For `failed`: what is wrong with the workers, where it was they. */
  trouble?: WorkerTrouble | undefined;
}>;
