import { maxMembers, type Scenario, scenarioVersion } from './scenario.ts';

/** URIs of the first `count` default members (1 to the largest group). */
export function defaultMembers(count: number): string[] {
  if (!Number.isInteger(count) || count < 1 || count > maxMembers) {
    throw new RangeError(`count must be a whole number from 1 to ${maxMembers}, is ${count}`);
  }
  return Array.from({ length: count }, (_, index) => `sip:officer.${index + 1}@mcptt.example.org`);
}

/** The scenario the application starts with. */
export function defaultScenario(): Scenario {
  return {
    version: scenarioVersion,
    procedure: 'group-key-provisioning',
    gmkMode: 'single',
    dualEncoding: 'two-payloads',
    dualAcceptance: 'all-or-nothing',
    purposeMarking: 'text',
    profile: 'ts-33.179',
    systems: [
      {
        kmsUri: 'kms.mcptt.example.org',
        keyPeriodSeconds: 2_592_000,
        keyPeriodOffsetSeconds: 0,
        gmsUri: 'sip:gms@mcptt.example.org',
        groupUri: 'sip:fireground7@mcptt.example.org',
        groupName: 'Fire ground 7',
        members: defaultMembers(3),
      },
    ],
    clock: '2026-11-24T09:00:00Z',
    clockSkewSeconds: {},
    clockWindowSeconds: 300,
    keyLifetimeSeconds: 2_592_000,
    seed: '4b65796c6164646572207365656420310a',
    faults: [],
  };
}
