import { describe, expect, it, vi } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/scenario-fields.ts';
import { eventsOf } from '../testing/events-of.ts';
import { foldTotals } from '../trace/trace-folds.ts';
import { expectedRun } from './growth.ts';
import { foldLedger } from './ledger.ts';

vi.setConfig({ testTimeout: 60_000 });

const base = defaultScenario();
const [primary] = base.systems as [System];
const partner = defaultPartnerSystem();

const odd: readonly [System, System] = [
  {
    ...primary,
    kmsUri: 'kms.é.example',
    gmsUri: 'tel:+4989123456',
    groupUri: 'sip:g"&<7@x.example',
    groupName: 'Gruppe „Süd“ & <Nord>',
    members: ['tel:+491711234567', 'sip:ann&"bö<@primary.example'],
  },
  { ...partner, gmsUri: 'sips:p@y', members: ['mailto:meño+x@y.example', 'sip:a@b'] },
];

const designs: readonly Partial<Scenario>[] = [
  { gmkMode: 'single' },
  { gmkMode: 'dual-two-procedures' },
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
  { gmkMode: 'mkfc-document' },
  { gmkMode: 'floor-under-csk' },
  { gmkMode: 'musik' },
];
const forms: readonly Partial<Scenario>[] = [
  { profile: 'ts-33.179', purposeMarking: 'text' },
  { profile: 'ts-33.180', hideIdentities: true, purposeMarking: 'none' },
  { profile: 'ts-33.180', hideIdentities: false, mkiInSpi: true, purposeMarking: 'mkfc-tag' },
];
const plain: readonly [System, System] = [
  { ...primary, members: defaultMembers(2) },
  { ...partner, members: defaultMembers(1, 'partner') },
];

function realLedger(scenario: Scenario) {
  const source = { kind: 'scenario' as const, scenario };
  const events = eventsOf(source);
  return { events, ledger: foldLedger(scenario, actorsOf(source), events) };
}

describe.each(['group-key-provisioning', 'group-regroup'] as const)(
  'expectedRun of %s',
  (procedure) => {
    const all = designs.flatMap((design) =>
      forms.flatMap((form) =>
        (form === forms[0] ? [plain, odd] : [odd]).map((pair): Scenario => {
          const systems = procedure === 'group-regroup' ? pair : pair.slice(0, 1);
          const { groupUri, groupName } = pair[0];
          const regroup = { ...base.regroup, groupUri, groupName };
          return { ...base, ...design, ...form, procedure, regroup, systems: [...systems] };
        }),
      ),
    );

    it.each(all)(
      '[Keyladder §growth] is the real run: $gmkMode, $dualEncoding, $profile, $purposeMarking',
      (scenario) => {
        const { events, ledger } = realLedger(scenario);
        expect(ledger.totals.errors).toBe(0);
        expect(expectedRun(scenario).ledger).toEqual(ledger);
        expect(expectedRun(scenario).ledger.totals).toEqual(foldTotals(events));
      },
    );
  },
);
