import {
  type Act,
  type DesignName,
  designNamed,
  designNames,
  designOf as engineDesignOf,
  isDual,
  type Scenario,
} from '../engine/index.ts';

/** The designs that can be compared, by their names. */
export const designs = designNames;
export type Design = DesignName;

/** The design of a scenario. */
export const designOf = (scenario: Scenario): Design => engineDesignOf(scenario).name;

/** The scenario in a design: same seed, members and clock. Its faults stay where they stand, which in
 *  another design may be at another key (`carryFaults`), and so do the checks left out, which nobody may
 *  make there (`fittingSkips`). With one key for both purposes an act about one of two keys is about that. */
export function scenarioOfDesign(scenario: Scenario, design: Design): Scenario {
  const { at: _, ...whole } = scenario;
  const made = { ...whole, ...designNamed(design).says };
  return isDual(made) ? made : { ...made, acts: made.acts.map(ofOneKey) };
}

const ofOneKey = (act: Act): Act => ('keys' in act ? { ...act, keys: 'both' } : act);

/** What two designs of one scenario share, as a text to compare by. Which message a fault is put to
 *  depends on the design it was put in. */
export function basisOf(scenario: Scenario): string {
  const { gmkMode, dualEncoding, faults } = scenario;
  const shared = scenarioOfDesign(scenario, 'once-two-payloads');
  return JSON.stringify(faults.length === 0 ? shared : [shared, gmkMode, dualEncoding]);
}
