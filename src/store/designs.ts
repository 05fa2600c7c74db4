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
 *  make there (`fittingSkips`). With one key for both purposes an act about one of two keys is about that; one
 *  about a key that is shared with an MCPTT server stays, and nothing happens in it. */
export function scenarioOfDesign(scenario: Scenario, design: Design): Scenario {
  const { at: _, ...whole } = scenario;
  const made = { ...whole, ...designNamed(design).says };
  if (isDual(made)) return made;
  const staysFloor = designNamed(design).serverKey !== undefined;
  return { ...made, acts: made.acts.map((act) => ofOneKey(act, staysFloor)) };
}

const ofOneKey = (act: Act, staysFloor: boolean): Act =>
  'keys' in act && !(staysFloor && act.keys === 'floor') ? { ...act, keys: 'both' } : act;

/** What two designs of one scenario share, as a text to compare by. Which message a fault is put to
 *  depends on the design it was put in. */
export function basisOf(scenario: Scenario): string {
  const { gmkMode, dualEncoding, faults } = scenario;
  const shared = scenarioOfDesign(scenario, 'once-two-payloads');
  return JSON.stringify(faults.length === 0 ? shared : [shared, gmkMode, dualEncoding]);
}
