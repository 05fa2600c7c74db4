import type { Scenario } from '../engine/index.ts';
import { encodeLink } from './link.ts';
import { defaultView, type ViewFields } from './view.ts';

/** The hash of a link that runs a scenario and shows it as a first visit does, but for what `fields` say, to
 *  stand behind the address of the page. */
export const linkToScenario = (scenario: Scenario, fields: Partial<ViewFields> = {}): string =>
  encodeLink({ ...defaultView(), ...fields, scenario });
