import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario } from './default-scenario.ts';
import { isReceiver, legOf, legs, receivesKeys } from './figure.ts';
import { memberOf, planOf, receiversOn, roundOf, systemIn } from './plan.ts';
import type { Scenario } from './scenario.ts';

const one = defaultScenario();
const regroup: Scenario = {
  ...one,
  procedure: 'group-regroup',
  systems: [...one.systems, defaultPartnerSystem()],
};
const twice = { ...one, gmkMode: 'dual-two-procedures' } as const;

describe('the plan of a scenario', () => {
  it('[Figure 7.4.2-1] has one system, whose GMS notifies its UEs in step 1; they answer in step 2', () => {
    const plan = planOf({ ...one, systems: regroup.systems });
    expect(plan.systems.map(({ name, kms, gms }) => [name, kms, gms])).toEqual([
      ['primary', 'kms', 'gms'],
    ]);
    expect(plan.legs.map(({ step, from, answer }) => [step, from, answer])).toEqual([
      [1, 'gms', 2],
    ]);
    expect(plan.members.map(({ actor }) => actor)).toEqual(['ue1', 'ue2', 'ue3']);
    expect(plan.group).toEqual({
      groupUri: one.systems[0]?.groupUri,
      groupName: one.systems[0]?.groupName,
      temporary: false,
    });
  });

  it('[Figure 7.4.3.3-1] has two, with steps 1 and 2, 3 and 6, 4 and 5', () => {
    const plan = planOf(regroup);
    expect(plan.legs.map(({ step, from, answer }) => [step, from, answer])).toEqual([
      [1, 'gms', 2],
      [3, 'gms', 6],
      [4, 'partner-gms', 5],
    ]);
    expect(plan.legs.map((leg) => receiversOn(plan, leg).map(({ actor }) => actor))).toEqual([
      ['ue1', 'ue2', 'ue3'],
      ['partner-gms'],
      ['partner-ue1', 'partner-ue2', 'partner-ue3'],
    ]);
    expect(plan.members.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(plan.group).toMatchObject({ groupUri: regroup.regroup.groupUri, temporary: true });
    expect(plan.talkers?.map(({ actor }) => actor)).toEqual(['ue1', 'partner-ue1']);
  });

  it('has a round for each run of the procedure, with the keys it carries', () => {
    const rounds = (scenario: Scenario) =>
      planOf(scenario).rounds.map(({ procedure, prefix, purposes }) => [
        procedure,
        prefix,
        ...purposes,
      ]);
    expect(rounds(one)).toEqual([[1, 'gkp', 'group']]);
    expect(rounds(twice)).toEqual([
      [1, 'gkp', 'media'],
      [2, 'gkp2', 'floor'],
    ]);
    expect(rounds({ ...regroup, gmkMode: 'dual-two-procedures' })).toEqual([
      [1, 'regroup', 'media'],
      [2, 'regroup2', 'floor'],
    ]);
    expect(rounds({ ...one, gmkMode: 'dual-one-procedure' })).toEqual([
      [1, 'gkp', 'media', 'floor'],
    ]);
    expect(planOf(twice).keyCount).toBe(2);
    expect(roundOf(planOf(twice), 2)?.prefix).toBe('gkp2');
    expect(roundOf(planOf(one), 2)).toBeUndefined();
  });

  it('finds members and systems by their names', () => {
    const plan = planOf(regroup);
    expect(memberOf(plan, 'partner-ue2')).toEqual({
      index: 4,
      system: 'partner',
      ordinal: 2,
      actor: 'partner-ue2',
      uri: 'sip:medic.2@partner.example.net',
    });
    for (const id of ['ue4', 'gms', 'outsider']) expect(memberOf(plan, id)).toBeUndefined();
    expect(memberOf(planOf(one), 'partner-ue1')).toBeUndefined();
    expect(() => systemIn(planOf(one), 'partner')).toThrow(TypeError);
  });

  it('is made once for a scenario', () => {
    expect(planOf(one)).toBe(planOf(one));
    expect(planOf({ ...one })).not.toBe(planOf(one));
  });
});

describe('the notifications of the figures', () => {
  it.each([
    [1, 'ue1', 1],
    [2, 'ue1', 1],
    [3, 'partner-gms', 3],
    [4, 'partner-gms', 3],
    [6, 'partner-gms', 3],
    [4, 'partner-ue1', 4],
    [5, 'partner-ue1', 4],
    [4, undefined, 4],
    [1, undefined, 1],
    [0, 'ue1', undefined],
    ['use', 'ue1', undefined],
  ] as const)('step %s, about %s, belongs to that of step %s', (step, member, expected) => {
    expect(legOf(step, member)?.step).toBe(expected);
  });

  it('go to UEs and to the partner GMS', () => {
    const ids = ['kms', 'gms', 'ue1', 'partner-kms', 'partner-gms', 'partner-ue1', 'outsider'];
    expect(ids.filter(receivesKeys)).toEqual(['ue1', 'partner-gms', 'partner-ue1']);
    expect(legs.map((leg) => ids.filter((id) => isReceiver(leg, id)))).toEqual([
      ['ue1'],
      ['partner-gms'],
      ['partner-ue1'],
    ]);
  });
});
