import { hexToBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { hidesIdentities, type Scenario } from '../scenario.ts';
import type { Actor, TraceEvent } from '../trace.ts';
import { actorsOfOpened, bundleReceiver, openedBundle, openedOctets } from './opened-message.ts';
import { runScenario } from './run-scenario.ts';
import type { RunSource } from './run-source.ts';
import { isRegroup, placesOf, talkersOf } from './scenario-rules.ts';
import { actorsOfScenario } from './step-zero.ts';

/** Every procedure, and what runs them. */

/** The events of a source, in order. Same source, same events. */
export function* runSource(source: RunSource, context: Context): Generator<TraceEvent, void, void> {
  switch (source.kind) {
    case 'scenario':
      return yield* runScenario(source.scenario, context);
    case 'bundle':
      return yield* openedBundle(context, source.bundle, source.as, source.ntpSeconds);
    case 'message':
      return yield* openedOctets(source.octets);
  }
}

/** The actors of a source, in the order of the scenario. */
export function actorsOf(source: RunSource): readonly Actor[] {
  switch (source.kind) {
    case 'scenario':
      return actorsOfScenario(source.scenario);
    case 'bundle': {
      const receiver = bundleReceiver(source.bundle, source.as) ?? '';
      return actorsOfOpened(source.bundle.initiator ?? '', receiver);
    }
    case 'message':
      return actorsOfOpened('', '');
  }
}

/** How many events a source makes when nothing fails; of a bundle, about how many. For a progress
 *  bar. */
export function expectedEvents(source: RunSource): number {
  if (source.kind === 'message') return 2;
  if (source.kind === 'bundle') return 29;
  const { scenario } = source;
  const members = placesOf(scenario).length;
  const keys = scenario.gmkMode === 'single' ? 1 : 2;
  const hasMkfc = keys === 2 && scenario.purposeMarking === 'mkfc-tag';
  const servers = isRegroup(scenario) ? 30 : 13;
  const receivers = isRegroup(scenario) ? members + 1 : members;
  const use = talkersOf(scenario) ? 8 + 14 * keys + (hasMkfc ? 1 : 0) : 0;
  return servers + 11 * members + keys + receivers * perReceiver(scenario) + use + 1;
}

/** Events of the keying of one receiver. */
function perReceiver(scenario: Scenario): number {
  const perKey = 34;
  // The check of a hidden initiator against the URI of the SIP part.
  const hidden = hidesIdentities(scenario) ? 1 : 0;
  switch (scenario.gmkMode) {
    case 'single':
      return perKey + 2 + hidden;
    case 'dual-two-procedures':
      return 2 * (perKey + 2 + hidden) - undiversified(scenario);
    case 'dual-one-procedure': {
      const inOne = scenario.dualEncoding === 'two-keys-in-one-payload';
      const once = inOne ? 14 + hidden : 0;
      return 2 * (perKey + hidden) + 3 - undiversified(scenario) - once;
    }
  }
}

/** An MKFC has no user salt to derive at either end. */
const undiversified = ({ purposeMarking }: Scenario) => (purposeMarking === 'mkfc-tag' ? 4 : 0);

/** A context for a run: randomness from the scenario's seed, timings by `stopwatch` (milliseconds).
 *  Throws TypeError for the seed `fresh`: draw one first. */
export function contextFor(source: RunSource, stopwatch: () => number): Context {
  const seed = source.kind === 'scenario' ? seedOf(source.scenario) : new Uint8Array(32);
  return { random: createRandomSource(seed), stopwatch, timings: new Map() };
}

function seedOf(scenario: Scenario): Uint8Array {
  if (scenario.seed === 'fresh') throw new TypeError('seed "fresh" must be drawn before the run');
  return hexToBytes(scenario.seed);
}
