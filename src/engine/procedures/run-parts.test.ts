import { describe, expect, it } from 'vitest';
import { contextFor, runSource } from '../exchange/run-source.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { type ProcedureName, procedures } from '../model/scenario-fields.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { createPartOrder, type PartOrder, totalsOfParts } from './part-order.ts';
import { type MemberPart, openPartSession, type PartSession } from './run-parts.ts';

const memberCount = 3;

function scenarioOf(change: Partial<Scenario>): Scenario {
  const base = defaultScenario();
  const systems = [...base.systems, defaultPartnerSystem()].map((system, at) => ({
    ...system,
    members: defaultMembers(memberCount, at === 0 ? 'primary' : 'partner'),
  }));
  const clockSkewSeconds = { ue2: 400, 'partner-ue3': 400 };
  return { ...base, systems, clockSkewSeconds, ...change };
}

const modes: readonly Partial<Scenario>[] = [
  { gmkMode: 'single' },
  { gmkMode: 'dual-two-procedures' },
  { gmkMode: 'dual-one-procedure' },
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
  { gmkMode: 'floor-under-csk' },
  { gmkMode: 'musik' },
];
const scenarios = procedures.flatMap((procedure: ProcedureName) =>
  modes.map((mode) => scenarioOf({ procedure, ...mode })),
);
const title = ({ procedure, gmkMode, dualEncoding }: Scenario) =>
  [procedure, gmkMode, dualEncoding].join(', ');

const source = (scenario: Scenario) => ({ kind: 'scenario' as const, scenario });
const contextOf = (scenario: Scenario) => contextFor(source(scenario), () => 0);
const sessionOf = (scenario: Scenario) => openPartSession(scenario, contextOf(scenario));

function partsOf(scenario: Scenario, session: PartSession): MemberPart[] {
  const count = scenario.procedure === 'group-regroup' ? 2 * memberCount : memberCount;
  return Array.from({ length: count }, (_, index) => session.memberPart(index));
}

function concluded(order: PartOrder, session: PartSession): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  for (const at of session.common.keys()) {
    const talkers = order.talkers(at + 1);
    if (talkers) events.push(...order.addUse(session.talkPart(at + 1, talkers)));
  }
  return events;
}

describe.each(scenarios.map((scenario) => [title(scenario), scenario] as const))(
  'a run in parts: %s',
  (_, scenario) => {
    const whole = [...runSource(source(scenario), contextOf(scenario))];

    it('gives the events of the run, whoever made which part and whenever it came', () => {
      // Two workers share the members; their parts come in an order of their own.
      const [one, two] = [sessionOf(scenario), sessionOf(scenario)];
      const mine = partsOf(scenario, one);
      const parts = partsOf(scenario, two).map((part, at) =>
        at % 2 === 0 ? part : (mine[at] ?? part),
      );
      parts.reverse();
      const order = createPartOrder(scenario);
      const events: TraceEvent[] = [...order.addMember(parts[0] as MemberPart)];
      expect(events).toEqual([]);
      events.push(...order.addCommon(two.common), ...order.addCommon(one.common));
      for (const part of parts) events.push(...order.addMember(part));
      expect(order.talkers(1)?.map(({ actor }) => actor)).toEqual(
        scenario.procedure === 'group-regroup' ? ['ue1', 'partner-ue1'] : ['ue1', 'ue2'],
      );
      events.push(...concluded(order, one));
      expect(events).toEqual(whole);
    });

    it('loses and doubles nothing when a part is made twice', () => {
      const session = sessionOf(scenario);
      const order = createPartOrder(scenario);
      const events = [...order.addCommon(session.common)];
      const parts = partsOf(scenario, session);
      for (const part of [...parts.slice(0, 3), ...parts]) events.push(...order.addMember(part));
      events.push(...concluded(order, session));
      expect(events).toEqual(whole);
      const outcome = whole.at(-1);
      const totals = totalsOfParts(scenario, session.common, parts);
      expect(outcome?.kind === 'outcome' && outcome.totals).toEqual(totals);
    });

    it('hands events on as soon as everything before them is there', () => {
      const session = sessionOf(scenario);
      const order = createPartOrder(scenario);
      const servers = order.addCommon(session.common);
      expect(servers).toEqual(whole.slice(0, session.common[0]?.servers.length));
      expect(order.addMember(session.memberPart(1))).toEqual([]);
      const released = order.addMember(session.memberPart(0));
      expect(released.map((event) => event.actor)).toContain('ue2');
      expect(released.every((event) => event.step === 0)).toBe(true);
    });
  },
);
