import type { Scenario } from '../engine/index.ts';
import { encodeLink } from './link.ts';
import { defaultView } from './view.ts';

/** The hash of a link that runs a scenario and shows it as a first visit does, to stand behind the address
 *  of the page. */
export const linkToScenario = (scenario: Scenario): string =>
  encodeLink({ ...defaultView(), scenario });
