import type { ProcedureNumber } from './figure.ts';

/** What a run is given from outside. Same scenario and same seed, same octets. */

/** A named stream of random octets; every call continues where the last one ended. `given`: what comes
 *  first was given, not drawn. */
export type RandomStream = { bytes(length: number): Uint8Array; readonly given?: true };

/** Hands out one independent stream per purpose (`gms/gmk/media`), so that switching a mode leaves
 *  the values of the other purposes as they were. Asking twice for a name gives the same stream. */
export type RandomSource = { stream(name: string): RandomStream };

/** Where in a run something happens. */
export type Where = Readonly<{
  /** What the id of an event there begins with: it names the act. */
  prefix: string;
  procedure: ProcedureNumber;
  step: number | 'use';
  actor: string;
  member?: string;
  purpose?: string;
  /** A message that arrives once more. */
  again?: boolean;
}>;

/** `Taps` names the places where something may go wrong, with the type of the value that passes. */
export type Context<Taps extends object = object> = {
  random: RandomSource;
  /** Milliseconds of a monotonic clock; used for timings only, never for protocol data. */
  stopwatch: () => number;
  /** Measured milliseconds by event id, kept apart from the deterministic trace. */
  timings: Map<string, number>;
  /** What goes wrong in this run: the value of a tap, altered or not. Absent: nothing does. */
  alter?: <P extends keyof Taps>(point: P, value: Taps[P], where: Where) => Taps[P];
  /** Which faults of the scenario, by their place in its list, have altered something there. */
  faultsAt?: (where: Where) => readonly number[];
  /** Whether an actor of this run leaves out a check, by its name. Absent: nobody does. */
  skips?: (actor: string, check: string) => boolean;
};
