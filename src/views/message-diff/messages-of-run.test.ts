import { describe, expect, it } from 'vitest';
import {
  compareMessages,
  contextFor,
  defaultScenario,
  type RunSource,
  runSource,
  type Scenario,
} from '../../engine/index.ts';
import { chosenOf } from './chosen.ts';
import { idOf, messagesOfRun } from './messages-of-run.ts';

const base = { ...defaultScenario(), seed: '0123456789abcdef' };
const two = {
  ...base,
  systems: base.systems.map((system) => ({ ...system, members: system.members.slice(0, 2) })),
};

function runOf(scenario: Scenario) {
  const source: RunSource = { kind: 'scenario', scenario };
  return [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
}
const choicesOf = (scenario: Scenario) =>
  messagesOfRun(runOf(scenario)).map((message) => ({
    ...message,
    label: message.id,
  }));

const plain = choicesOf(two);
const broken = choicesOf({
  ...two,
  faults: [
    { fault: 'message-truncated', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
  ],
});
const first = idOf('gkp.1.ue1.message.notification', 0, 'sent');
const second = idOf('gkp.1.ue2.message.notification', 0, 'sent');
const named = (list: typeof plain, id: string) => list.find((one) => one.id === id) ?? null;

describe('messagesOfRun', () => {
  it('[Keyladder §two messages] a payload each, as it arrived too where that differs', () => {
    expect(plain.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]));
    expect(plain.every(({ buffer }) => buffer === 'sent')).toBe(true);
    const arrived = broken.filter(({ buffer }) => buffer === 'received');
    expect(arrived.map(({ event }) => event.id)).toEqual(['gkp.1.ue2.message.notification']);
  });

  it('[Keyladder §two messages] the same message of the same run made twice is identical', () => {
    const [a, b] = [named(plain, first), named(broken, first)];
    expect(a && b && compareMessages(a, b)).toMatchObject({ identical: true, differences: [] });
  });
});

describe('chosenOf', () => {
  it('[Keyladder §two messages] picks what is most like the other one', () => {
    const [one, other] = [named(plain, first), named(broken, second)];
    expect(chosenOf(plain, null, one)?.id).toBe(second);
    expect(chosenOf(plain, second, one)?.id).toBe(second);
    expect(chosenOf(broken, null, other)?.id).toBe(second.replace('sent', 'received'));
    expect(chosenOf(broken, null, named(plain, second))?.id).toContain('ue2');
    expect(chosenOf([], null, one)).toBeUndefined();
    expect(chosenOf(plain, null, null)?.id).toBe(plain[0]?.id);
  });
});
