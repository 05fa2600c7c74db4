import type { SystemName } from './actors.ts';
import { scenarioVersion } from './carry-over.ts';
import type { Scenario } from './scenario.ts';
import { maxMembers, type System } from './scenario-fields.ts';

/** URI of a default member of a system, from 1. */
export function defaultMember(ordinal: number, system: SystemName): string {
  return system === 'primary'
    ? `sip:officer.${ordinal}@mcptt.example.org`
    : `sip:medic.${ordinal}@partner.example.net`;
}

/** URIs of the first `count` default members of a system (1 to the largest group). */
export function defaultMembers(count: number, system: SystemName = 'primary'): string[] {
  if (!Number.isInteger(count) || count < 1 || count > maxMembers) {
    throw new RangeError(`count must be a whole number from 1 to ${maxMembers}, is ${count}`);
  }
  return Array.from({ length: count }, (_, index) => defaultMember(index + 1, system));
}

/** The system that joins a regroup, where the scenario names none yet. */
export function defaultPartnerSystem(): System {
  return {
    kmsUri: 'kms.partner.example.net',
    keyPeriodSeconds: 2_592_000,
    keyPeriodOffsetSeconds: 0,
    gmsUri: 'sip:gms@partner.example.net',
    groupUri: 'sip:medical3@partner.example.net',
    groupName: 'Medical 3',
    members: defaultMembers(3, 'partner'),
  };
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
    floorKey: { to: 'all', others: 'media-key' },
    knows: {},
    profile: 'ts-33.179',
    hideIdentities: false,
    mkiInSpi: false,
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
    partnerKmss: [],
    regroup: {
      groupUri: 'sip:bridge.incident@mcptt.example.org',
      groupName: 'Bridge incident',
      sharedRand: true,
    },
    secondGroup: null,
    talk: null,
    clock: '2026-11-24T09:00:00Z',
    acts: [],
    clockSkewSeconds: {},
    clockWindowSeconds: 300,
    keyLifetimeSeconds: 2_592_000,
    seed: '4b65796c6164646572207365656420310a',
    faults: [],
    skips: [],
    draws: {},
  };
}
