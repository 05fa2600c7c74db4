import type { Phase } from '../checks/check.ts';
import { type Check, checksByPhase, isMadeIn } from '../checks/index.ts';
import { type Actor, outsider, parseActorId } from '../model/actors.ts';
import { planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
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
  const isTwo = systems.length > 1;
  // That of the certificate of the other system is no check of one's own keys.
  const perIdentity = 7 + checksMade(scenario, 'key-material') - (isTwo ? 1 : 0);
  const servers = systems.length * (2 + perIdentity) + (isTwo ? 4 : 0);
  const receivers = members.length + legs.filter(({ to }) => to.kind === 'gms').length;
  const perReceiver = rounds.reduce((sum, round) => sum + eventsOfRound(scenario, round), 0);
  const hasMkfc = keyCount > 1 && scenario.purposeMarking === 'mkfc-tag';
  const use = talkers ? 8 + 14 * keyCount + (hasMkfc ? 1 : 0) : 0;
  return servers + perIdentity * members.length + keyCount + receivers * perReceiver + use + 1;
}

/** How many checks of a phase a run makes where none fails. */
function checksMade(scenario: Scenario, phase: Phase): number {
  const list: readonly Check[] = checksByPhase[phase];
  return list.filter((check) => isMadeIn(check, scenario)).length;
}

/** Events of the keying of one receiver in a run of the procedure. */
function eventsOfRound(scenario: Scenario, { purposes, inOnePayload }: Round): number {
  const [perPayload, perKey, once] = (['payload', 'key', 'pair'] as const).map((phase) =>
    checksMade(scenario, phase),
  ) as [number, number, number];
  const payloads = inOnePayload ? 1 : purposes.length;
  const spared = inOnePayload ? 4 : 0;
  // An MKFC has no user salt to derive at either end.
  const isMkfc = scenario.purposeMarking === 'mkfc-tag' && purposes.includes('floor');
  // Notification and answer; of each key what is calculated, and that it is stored.
  const others = 2 + 14 * purposes.length - spared - (isMkfc ? 4 : 0);
  return perPayload * payloads + perKey * purposes.length + once + others;
}
