import type { Actor } from '../model/actors.ts';
import { hidesIdentities, type Scenario } from '../model/scenario.ts';
import { isRegroup, placesOf, talkersOf } from '../model/scenario-rules.ts';
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
  return isOpen ? [...actors, outsider] : actors;
}

/** Ids of the faults that have `outsider`. */
const bringsOutsider: readonly string[] = ['partner-leaks-gmk'];

const outsider: Actor = {
  id: 'outsider',
  kind: 'outsider',
  system: 'partner',
  ordinal: 0,
  uri: 'somebody outside both systems',
};

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
