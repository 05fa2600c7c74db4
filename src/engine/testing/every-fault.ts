import { faults } from '../faults/index.ts';
import { dualEncodings, profiles, purposeMarkings } from '../model/designs/design.ts';
import { gmkModes } from '../model/designs/index.ts';
import type { Scenario } from '../model/scenario.ts';
import { procedures } from '../model/scenario-fields.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { placesFor, runWith, scenarioOf } from './catalogue-fixture.ts';

const scenarios = procedures.flatMap((procedure) =>
  gmkModes.flatMap((gmkMode) =>
    dualEncodings.flatMap((dualEncoding, index) => {
      if (gmkMode !== 'dual-one-procedure' && index > 0) return [];
      const profile = profiles[index % profiles.length] ?? profiles[0];
      const purposeMarking = purposeMarkings[(index + 1) % purposeMarkings.length] ?? 'text';
      return [scenarioOf({ procedure, gmkMode, dualEncoding, profile, purposeMarking })];
    }),
  ),
);

/** Every fault at the first place it applies, in the first scenario it applies to; those of several
 *  figures in each. */
const faultRuns = scenarios.flatMap((scenario, index) =>
  faults.flatMap((fault) => {
    const applies = (other: Scenario) => placesFor(fault, other).length > 0;
    const isFirst = scenarios.findIndex(
      (other) => other.procedure === scenario.procedure && applies(other),
    );
    const [entry] = placesFor(fault, scenario);
    return isFirst === index && entry ? [{ scenario, entry }] : [];
  }),
);

/** The events of every mode without faults, and of every fault in one. */
export const eventsOfEveryFault = (): readonly TraceEvent[] => [
  ...scenarios.flatMap((scenario) => runWith(scenario)),
  ...faultRuns.flatMap(({ scenario, entry }) => runWith(scenario, entry)),
];
