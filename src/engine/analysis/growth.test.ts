import { describe, expect, it } from 'vitest';
import { checkScenario } from '../exchange/read-input.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/scenario-fields.ts';
import { expectedRun, scenarioOfSize } from './growth.ts';

const base = defaultScenario();
const [primary] = base.systems as [System];
const partner = defaultPartnerSystem();

const designs: readonly Partial<Scenario>[] = [
  { gmkMode: 'single' },
  { gmkMode: 'dual-two-procedures' },
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
];
describe('expectedRun', () => {
  it('[pCR 33.179 §7.4.2] 2N + 2N messages in two procedures, N + N in one', () => {
    for (const size of [1, 7, 1_000, 10_000]) {
      const totalsOf = (design: Partial<Scenario> | undefined) =>
        expectedRun(scenarioOfSize({ ...base, ...design }, size)).ledger.totals;
      expect(totalsOf(designs[1])).toMatchObject({ notifications: 2 * size, oks: 2 * size });
      expect(totalsOf(designs[2])).toMatchObject({ notifications: size, oks: size });
      expect(totalsOf(designs[3])).toMatchObject({ signatures: size, encapsulations: 2 * size });
    }
  });

  it('[pCR 33.179 §7.4.4.3] the regroup has N + 1 + M of each, twice as many in two procedures', () => {
    const regroup = { ...base, procedure: 'group-regroup' as const, systems: [primary, partner] };
    const { systems } = scenarioOfSize(regroup, 7);
    expect(systems.map(({ members }) => members.length)).toEqual([4, 3]);
    const totalsOf = (design: Partial<Scenario> | undefined) =>
      expectedRun(scenarioOfSize({ ...regroup, ...design }, 7)).ledger.totals;
    expect(totalsOf(designs[1])).toMatchObject({ notifications: 16, oks: 16 });
    expect(totalsOf(designs[2])).toMatchObject({ notifications: 8, oks: 8 });
  });

  it('[Keyladder §air-time] round trips: NOTIFY to OK and each document, GMS to GMS once more', () => {
    const tripsOf = (change: Partial<Scenario>) => {
      const { inAll, member, inSequence } = expectedRun({ ...base, ...change }).ledger.carrier
        .roundTrips;
      return [inAll, member, inSequence];
    };
    expect(tripsOf({ ...designs[1] })).toEqual([15, 5, 5]);
    expect(tripsOf({ ...designs[2] })).toEqual([9, 3, 3]);
    const systems = [primary, partner];
    const regroup = { ...designs[1], procedure: 'group-regroup' as const, systems };
    expect(tripsOf(regroup)).toEqual([32, 5, 7]);
  });
});

describe('scenarioOfSize', () => {
  it('[Keyladder §growth] takes the listed members first, each once', () => {
    const listed = ['sip:x@y.example', 'sip:officer.2@mcptt.example.org'];
    const scenario = { ...base, systems: [{ ...primary, members: listed }] };
    const sized = scenarioOfSize(scenario, 4).systems[0]?.members;
    expect(sized).toEqual([
      ...listed,
      'sip:officer.1@mcptt.example.org',
      'sip:officer.3@mcptt.example.org',
    ]);
    expect(scenarioOfSize(scenario, 1).systems[0]?.members).toEqual(['sip:x@y.example']);
  });

  it('[TS 33.220 §B.2.1.2] makes no member that is there already, in either system or as a GMS', () => {
    const regroup = (members: string[], partners: string[], gmsUri: string): Scenario => ({
      ...base,
      procedure: 'group-regroup',
      systems: [
        { ...primary, members },
        { ...partner, members: partners, gmsUri },
      ],
      faults: [{ fault: 'notification-lost', at: at1, to: ['ue3'], parameters: {} }],
    });
    const at1 = { procedure: 1 as const, step: 1 as const };
    const x = 'sip:x@y.example';
    for (const scenario of [
      regroup([x], ['sip:officer.2@mcptt.example.org'], 'sip:officer.1@mcptt.example.org'),
      regroup(['sip:medic.1@partner.example.net'], ['sip:ｏfficer.1@mcptt.example.org'], x),
    ]) {
      for (const size of [2, 3, 7, 10_000]) {
        const checked = checkScenario(scenarioOfSize(scenario, size));
        expect(checked.ok ? [] : checked.problems).toEqual([]);
      }
    }
    const wide = {
      ...base,
      systems: [{ ...primary, members: ['sip:ｏfficer.1@mcptt.example.org'] }],
    };
    expect(checkScenario(scenarioOfSize(wide, 3))).toMatchObject({ ok: true });
  });

  it('[Keyladder §growth] refuses sizes no run takes', () => {
    const systems = [primary, partner];
    expect(() => scenarioOfSize(base, 0)).toThrow('expected 1 to 10000, found 0');
    expect(() => scenarioOfSize(base, 10_001)).toThrow('found 10001');
    expect(() => scenarioOfSize({ ...base, procedure: 'group-regroup', systems }, 1)).toThrow(
      'expected 2 to 10000',
    );
  });
});
