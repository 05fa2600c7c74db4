import { describe, expect, it } from 'vitest';
import { contextFor } from '../exchange/run-source.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { createPartOrder } from '../procedures/part-order.ts';
import { openPartSession } from '../procedures/run-parts.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { TraceEvent } from '../trace/trace.ts';

const entry = (
  fault: string,
  step: FaultEntry['at']['step'],
  procedure: 1 | 2 = 1,
): FaultEntry => ({
  fault,
  at: { procedure, step },
  to: 'all',
  parameters: {},
});

/** The run of a scenario whose members are shared out, each to a worker of its own. */
function inParts(scenario: Scenario): readonly TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario };
  const session = () =>
    openPartSession(
      scenario,
      contextFor(source, () => 0),
    );
  const order = createPartOrder(scenario);
  const events: TraceEvent[] = [];
  for (const index of [3, 1, 0, 2]) events.push(...order.addMember(session().memberPart(index)));
  const common = session();
  events.push(...order.addCommon(common.common));
  const talkers = order.talkers(1);
  if (talkers) events.push(...order.addUse(common.talkPart(1, talkers)));
  return events;
}

const regroup = (change: Partial<Scenario>, ...faults: readonly FaultEntry[]) =>
  scenarioOf({ procedure: 'group-regroup', faults: [...faults], ...change });
const two = { gmkMode: 'dual-two-procedures' } as const;

describe('a disturbed run cut in parts', () => {
  it.each([
    ['messages for another UE', regroup({}, entry('addressed-to-another', 1))],
    ['another signer', regroup({}, entry('wrong-signer', 1), entry('wrong-signer', 4))],
    [
      'a doubled and a lost one',
      regroup({}, entry('notification-doubled', 1), entry('ok-lost', 3)),
    ],
    ['two that change places', regroup(two, entry('notification-reordered', 1))],
    ['a leak', regroup(two, entry('partner-leaks-gmk', 4, 2))],
    ['a partner GMS that gets nothing', regroup({}, entry('notification-lost', 3))],
    ['one GMK twice', regroup(two, entry('same-gmk-twice', 1, 2))],
  ])('[Keyladder §faults] %s: the events of the whole run', (_name, scenario) => {
    const { faults } = scenario;
    expect(inParts(scenario)).toEqual(runWith(scenario, ...faults));
  });
});
