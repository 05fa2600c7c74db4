import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../engine/index.ts';
import { changedScenario } from './changed-scenario.ts';

const start = { scenario: defaultScenario(), restingTalk: null };
const talk = { from: 'partner-ue2', to: 'ue1' } as const;

describe('[Keyladder §setup] a change of the scenario', () => {
  it('to the regroup brings a partner system, once', () => {
    const first = changedScenario(start, { procedure: 'group-regroup' });
    expect(first.scenario.systems).toHaveLength(2);
    const again = changedScenario(first, { procedure: 'group-regroup' });
    expect(again.scenario.systems).toBe(first.scenario.systems);
  });

  it('lets a pair rest that is not in the figure, until it is again', () => {
    const regroup = changedScenario(start, { procedure: 'group-regroup', talk });
    expect(regroup).toMatchObject({ scenario: { talk }, restingTalk: null });
    const other = changedScenario(regroup, { procedure: 'group-key-provisioning' });
    expect(other).toMatchObject({ scenario: { talk: null }, restingTalk: talk });
    const back = changedScenario(other, { procedure: 'group-regroup' });
    expect(back).toMatchObject({ scenario: { talk }, restingTalk: null });
  });

  it('forgets a pair that is taken away', () => {
    const regroup = changedScenario(start, { procedure: 'group-regroup', talk });
    expect(changedScenario(regroup, { talk: null })).toMatchObject({
      scenario: { talk: null },
      restingTalk: null,
    });
  });

  it('takes who is no member any more from those who get the key for floor control', () => {
    const first = {
      ...defaultScenario(),
      floorKey: { to: ['ue1', 'ue3'], others: 'none' },
    } as const;
    const scenario = { ...first, floorKey: { ...first.floorKey, to: [...first.floorKey.to] } };
    const systems = scenario.systems.map((one) => ({ ...one, members: one.members.slice(0, 2) }));
    const fewer = changedScenario({ scenario, restingTalk: null }, { systems });
    expect(fewer.scenario.floorKey).toEqual({ to: ['ue1'], others: 'none' });
    const wrong = changedScenario(start, { floorKey: { to: ['ue9'], others: 'none' } });
    expect(wrong.scenario.floorKey.to).toEqual(['ue9']);
  });
});
