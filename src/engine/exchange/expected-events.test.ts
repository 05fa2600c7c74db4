import { expect, it } from 'vitest';
import { runWith, settings } from '../testing/catalogue-fixture.ts';
import { expectedEvents } from './expected-events.ts';

it.each(['group-key-provisioning', 'group-regroup'] as const)(
  'as many events are expected as a run without faults makes, in every mode: %s',
  (procedure) => {
    for (const scenario of settings(procedure)) {
      const { gmkMode, dualEncoding, purposeMarking, hideIdentities } = scenario;
      const name = [gmkMode, dualEncoding, purposeMarking, hideIdentities].join();
      expect(expectedEvents({ kind: 'scenario', scenario }), name).toBe(runWith(scenario).length);
    }
  },
);
