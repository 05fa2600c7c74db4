import type { Act, DualEncoding, GmkMode, Scenario } from '../engine/index.ts';

/** The designs that can be compared: the GMK modes, the one procedure by encoding. */
export const designs = ['single', 'twice', 'once-two-payloads', 'once-two-keys'] as const;
export type Design = (typeof designs)[number];

const modes: Readonly<Record<Design, Readonly<{ gmkMode: GmkMode; dualEncoding?: DualEncoding }>>> =
  {
    single: { gmkMode: 'single' },
    twice: { gmkMode: 'dual-two-procedures' },
    'once-two-payloads': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
    'once-two-keys': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
  };

/** The design of a scenario. */
export const designOf = ({ gmkMode, dualEncoding }: Scenario): Design =>
  designs.find((design) => {
    const { gmkMode: mode, dualEncoding: encoding = dualEncoding } = modes[design];
    return mode === gmkMode && encoding === dualEncoding;
  }) ?? 'single';

/** The scenario in a design: same seed, members and clock. Its faults stay where they stand, which in
 *  another design may be at another key (`carryFaults`), and so do the checks left out, which nobody may
 *  make there (`fittingSkips`). With one key for both purposes an act about one of two keys is about that. */
export function scenarioOfDesign(scenario: Scenario, design: Design): Scenario {
  const { at: _, ...whole } = scenario;
  const acts = design === 'single' ? whole.acts.map(ofOneKey) : whole.acts;
  return { ...whole, ...modes[design], acts };
}

const ofOneKey = (act: Act): Act => ('keys' in act ? { ...act, keys: 'both' } : act);

/** What two designs of one scenario share, as a text to compare by. Which message a fault is put to
 *  depends on the design it was put in. */
export function basisOf(scenario: Scenario): string {
  const { gmkMode, dualEncoding, faults } = scenario;
  const shared = scenarioOfDesign(scenario, 'once-two-payloads');
  return JSON.stringify(faults.length === 0 ? shared : [shared, gmkMode, dualEncoding]);
}
