import { faultById } from '../faults/index.ts';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import { type Actor, outsider, parseActorId } from '../model/actors.ts';
import type { Scenario } from '../model/scenario.ts';
import { actorsOfScenario } from '../procedures/step-zero.ts';
import { actorsOfOpened, bundleReceiver } from './opened-message.ts';
import type { RunSource } from './run-source.ts';

/** The actors of a source, in the order of the scenario, with somebody outside the systems where a
 *  fault brings one in. */
export function actorsOf(source: RunSource): readonly Actor[] {
  switch (source.kind) {
    case 'scenario':
      return withOutsider(source.scenario);
    case 'bundle': {
      const receiver = bundleReceiver(source.bundle, source.as) ?? '';
      const octets = bundleMessage(source.bundle);
      return actorsOfOpened(octets, source.bundle.initiator ?? '', receiver);
    }
    case 'message':
      return actorsOfOpened(source.octets, '', '');
  }
}

function withOutsider(scenario: Scenario): readonly Actor[] {
  const actors = actorsOfScenario(scenario);
  const isOpen = scenario.faults.some(({ fault }) => faultById(fault)?.outsider);
  return isOpen ? [...actors, somebodyOutside] : actors;
}

const somebodyOutside: Actor = {
  ...parseActorId(outsider),
  id: outsider,
  uri: '',
};
