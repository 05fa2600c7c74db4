import { hexToBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import type { Scenario } from '../scenario.ts';
import type { Actor, TraceEvent } from '../trace.ts';
import { actorsOfScenario, groupKeyProvisioning } from './group-key-provisioning.ts';
import { actorsOfOpened, bundleReceiver, openedBundle, openedOctets } from './opened-message.ts';
import type { RunSource } from './run-source.ts';

/** Every procedure, and what runs them. */

/** The events of a source, in order. Same source, same events. */
export function* runSource(source: RunSource, context: Context): Generator<TraceEvent, void, void> {
  switch (source.kind) {
    case 'scenario':
      return yield* groupKeyProvisioning(source.scenario, context);
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
  const members = scenario.systems[0]?.members.length ?? 0;
  const dual = scenario.gmkMode !== 'single';
  const keys = dual ? 2 : 1;
  const perKey = 34;
  const undiversified = dual && scenario.purposeMarking === 'mkfc-tag' ? 4 : 0;
  const answers = { single: 2, 'dual-two-procedures': 4, 'dual-one-procedure': 3 };
  const perMember = perKey * keys - undiversified + answers[scenario.gmkMode];
  return 3 + 10 * (members + 1) + keys + members * perMember;
}

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
