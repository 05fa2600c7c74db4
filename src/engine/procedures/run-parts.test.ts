import { describe, expect, it } from 'vitest';
import { defaultMembers, defaultScenario } from '../default-scenario.ts';
import { type GmkMode, gmkModes, type Scenario } from '../scenario.ts';
import type { TraceEvent } from '../trace.ts';
import { contextFor, runSource } from './index.ts';
import { createPartOrder, type MemberPart, openPartSession } from './run-parts.ts';

const memberCount = 5;

function scenarioOf(gmkMode: GmkMode): Scenario {
  const base = defaultScenario();
  const systems = base.systems.map((system) => ({
    ...system,
    members: defaultMembers(memberCount),
  }));
  return { ...base, gmkMode, systems, clockSkewSeconds: { ue2: 400 } };
}

const source = (scenario: Scenario) => ({ kind: 'scenario' as const, scenario });
const sessionOf = (scenario: Scenario) =>
  openPartSession(
    scenario,
    contextFor(source(scenario), () => 0),
  );

describe.each(gmkModes)('a run in parts: %s', (gmkMode) => {
  const scenario = scenarioOf(gmkMode);
  const whole = [
    ...runSource(
      source(scenario),
      contextFor(source(scenario), () => 0),
    ),
  ];

  it('gives the events of the run, whoever made which part and whenever it came', () => {
    // Two workers share the members; their parts come in an order of their own.
    const [one, two] = [sessionOf(scenario), sessionOf(scenario)];
    const parts: MemberPart[] = [4, 1, 3].map((index) => one.memberPart(index));
    parts.splice(1, 0, two.memberPart(2), two.memberPart(0));
    const order = createPartOrder(scenario);
    const events: TraceEvent[] = [...order.addMember(parts[0] as MemberPart)];
    expect(events).toEqual([]);
    events.push(...order.addCommon(two.common), ...order.addCommon(one.common));
    for (const part of parts) events.push(...order.addMember(part));
    expect(events).toEqual(whole);
  });

  it('loses and doubles nothing when a part is made twice', () => {
    const session = sessionOf(scenario);
    const order = createPartOrder(scenario);
    const events = [...order.addCommon(session.common)];
    const parts = [0, 1, 2, 3, 4].map((index) => session.memberPart(index));
    for (const part of [...parts.slice(0, 3), ...parts]) events.push(...order.addMember(part));
    expect(events).toEqual(whole);
  });

  it('hands events on as soon as everything before them is there', () => {
    const session = sessionOf(scenario);
    const order = createPartOrder(scenario);
    expect(order.addCommon(session.common)).toEqual(whole.slice(0, session.common.servers.length));
    expect(order.addMember(session.memberPart(1))).toEqual([]);
    const released = order.addMember(session.memberPart(0));
    expect(released.map((event) => event.actor)).toContain('ue2');
    expect(released.every((event) => event.step === 0)).toBe(true);
  });
});
