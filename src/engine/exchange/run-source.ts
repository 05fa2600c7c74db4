import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { randomOf } from '../entities/draws.ts';
import { carelessness } from '../entities/skips.ts';
import type { RunContext } from '../entities/taps.ts';
import { disturbance } from '../faults/disturbance.ts';
import type { Scenario } from '../model/scenario.ts';
import { runScenario } from '../procedures/run-scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';
import type { OctetEdits, OpenedBundle } from './octet-edits.ts';
import { openedBundle, openedOctets } from './opened-message.ts';

/** What a trace is made from: a scenario that runs, a bundle whose message is opened with its
 *  receiver's keys, or the octets of a message alone, which are decoded without keys. */
export type RunSource =
  | Readonly<{ kind: 'scenario'; scenario: Scenario }>
  | OpenedBundle
  | Readonly<{ kind: 'message'; octets: Uint8Array; edits?: OctetEdits }>;

/** The events of a source, in order. Same source, same events. */
export function* runSource(
  source: RunSource,
  context: RunContext,
): Generator<TraceEvent, void, void> {
  switch (source.kind) {
    case 'scenario':
      return yield* runScenario(source.scenario, context);
    case 'bundle':
      return yield* openedBundle(context, source);
    case 'message':
      return yield* openedOctets(context, source.octets, source.edits);
  }
}

/** A context for a run with the faults and skipped checks of its scenario: randomness from its seed and the values it gives, timings by `stopwatch` (milliseconds).
 *  Throws TypeError for the seed `fresh`: draw one first. */
export function contextFor(source: RunSource, stopwatch: () => number): RunContext {
  const timings = new Map<string, number>();
  if (source.kind !== 'scenario') {
    return { random: createRandomSource(new Uint8Array(32)), stopwatch, timings };
  }
  const { scenario } = source;
  const context = { random: randomOf(scenario), stopwatch, timings };
  return { ...context, ...disturbance(scenario), ...carelessness(scenario) };
}
