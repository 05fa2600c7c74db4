import { type Actor, outsider, parseActorId } from '../model/actors.ts';
import { planOf, type Round } from '../model/plan.ts';
import { hidesIdentities, type Scenario } from '../model/scenario.ts';
import { actorsOfScenario } from '../procedures/step-zero.ts';
import { actorsOfOpened, bundleReceiver } from './opened-message.ts';
import type { RunSource } from './run-source.ts';

/** What is known of a run before it starts. Imports no fault: the page names the actors of a run
 *  before it has loaded them. */

/** The actors of a source, in the order of the scenario, with somebody outside the systems where a
 *  fault brings one in. */
export function actorsOf(source: RunSource): readonly Actor[] {
  switch (source.kind) {
    case 'scenario':
      return withOutsider(source.scenario);
    case 'bundle': {
      const receiver = bundleReceiver(source.bundle, source.as) ?? '';
      return actorsOfOpened(source.bundle.initiator ?? '', receiver);
    }
    case 'message':
      return actorsOfOpened('', '');
  }
}

function withOutsider(scenario: Scenario): readonly Actor[] {
  const actors = actorsOfScenario(scenario);
  const isOpen = scenario.faults.some(({ fault }) => bringsOutsider.includes(fault));
  return isOpen ? [...actors, somebodyOutside] : actors;
}

/** Ids of the faults that have `outsider`. */
const bringsOutsider: readonly string[] = ['partner-leaks-gmk'];

const somebodyOutside: Actor = {
  ...parseActorId(outsider),
  id: outsider,
  uri: '',
};

/** How many events a source makes when nothing fails; of a bundle, about how many. For a progress
 *  bar. */
export function expectedEvents(source: RunSource): number {
  if (source.kind === 'message') return 2;
  if (source.kind === 'bundle') return 29;
  const { scenario } = source;
  const { systems, members, legs, rounds, keyCount, talkers } = planOf(scenario);
  const servers = systems.length > 1 ? 30 : 13;
  const receivers = members.length + legs.filter(({ to }) => to.kind === 'gms').length;
  const perReceiver = rounds.reduce((sum, round) => sum + eventsOfRound(scenario, round), 0);
  const hasMkfc = keyCount > 1 && scenario.purposeMarking === 'mkfc-tag';
  const use = talkers ? 8 + 14 * keyCount + (hasMkfc ? 1 : 0) : 0;
  return servers + 11 * members.length + keyCount + receivers * perReceiver + use + 1;
}

/** Events of the keying of one receiver in a run of the procedure. */
function eventsOfRound(scenario: Scenario, { purposes, inOnePayload }: Round): number {
  // The check of a hidden initiator against the URI of the SIP part.
  const perPayload = hidesIdentities(scenario) ? 1 : 0;
  const payloads = inOnePayload ? 1 : purposes.length;
  // Notification and answer, and of a pair whether it is whole.
  const once = purposes.length > 1 ? 3 : 2;
  const spared = inOnePayload ? 14 : 0;
  // An MKFC has no user salt to derive at either end.
  const isMkfc = scenario.purposeMarking === 'mkfc-tag' && purposes.includes('floor');
  return 34 * purposes.length + perPayload * payloads + once - spared - (isMkfc ? 4 : 0);
}
