import { describe, expect, it } from 'vitest';
import {
  canTalk,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  type GroupMember,
  planOf,
  type Scenario,
} from '../../engine/index.ts';
import { refusal, withSystem } from './scenario-change.ts';
import { findMembers, mostOffered, offeredMembers, withTalker } from './talk-members.ts';

const large: Scenario = {
  ...defaultScenario(),
  ...withSystem(defaultScenario(), { members: defaultMembers(10_000) }),
};
const regroup: Scenario = {
  ...defaultScenario(),
  procedure: 'group-regroup',
  systems: [...defaultScenario().systems, defaultPartnerSystem()],
};
const nameOf = ({ system, ordinal }: GroupMember) =>
  `${system === 'partner' ? 'Partner' : 'Primary'} UE ${ordinal}`;
const actors = (typed: string, scenario = large) =>
  findMembers(planOf(scenario).members, typed, nameOf).map(({ actor }) => actor);

describe('choosing who talks', () => {
  it('[Keyladder §talk] finds members by name or URI', () => {
    expect(actors('9999')).toEqual(['ue9999']);
    expect(actors('UE 777')).toEqual([
      'ue777',
      ...Array.from({ length: 10 }, (_, n) => `ue777${n}`),
    ]);
    expect(actors('officer.10000')).toEqual(['ue10000']);
    expect(actors('MEDIC.2', regroup)).toEqual(['partner-ue2']);
    expect(actors('Partner UE 2', regroup)).toEqual(['partner-ue2']);
    expect(actors(' ue 2 ', regroup)).toEqual(['ue2', 'partner-ue2']);
    expect(actors('nobody')).toEqual([]);
  });

  it('[Keyladder §talk] offers a bounded list of a large group', () => {
    expect(actors('')).toHaveLength(mostOffered);
    expect(actors('officer')).toHaveLength(mostOffered);
  });

  it('[Keyladder §talk] offers the chosen member too, and nobody twice', () => {
    const [chosen] = planOf(large).talkers ?? [];
    if (!chosen) throw new TypeError('nobody talks');
    const offered = (typed: string) =>
      offeredMembers(planOf(large).members, typed, chosen, nameOf).map(({ actor }) => actor);
    expect(offered('9999')).toEqual(['ue1', 'ue9999']);
    expect(new Set(offered('')).size).toBe(mostOffered);
  });

  it('[Keyladder §talk] lets the two change members', () => {
    const pair = planOf(regroup).talkers;
    if (pair === null) throw new TypeError('nobody talks');
    expect(withTalker(pair, 'from', 'ue3')).toEqual({ from: 'ue3', to: 'partner-ue1' });
    expect(withTalker(pair, 'to', 'ue1')).toEqual({ from: 'partner-ue1', to: 'ue1' });
    expect(withTalker(pair, 'from', 'partner-ue1')).toEqual({ from: 'partner-ue1', to: 'ue1' });
    expect(canTalk({ ...regroup, talk: withTalker(pair, 'to', 'ue2') })).toBe(true);
  });

  it('[Keyladder §talk] a pair that leaves the group is no reason against a change', () => {
    const talk = { from: 'ue3', to: 'ue1' } as const;
    const few = withSystem(large, { members: defaultMembers(2) });
    expect(refusal({ ...large, talk }, few)).toBeNull();
  });
});
