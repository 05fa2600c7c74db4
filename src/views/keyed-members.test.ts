import { describe, expect, it } from 'vitest';
import {
  type Act,
  atAct,
  defaultPartnerSystem,
  defaultScenario,
  planOf,
  type TraceEvent,
} from '../engine/index.ts';
import { figureRounds } from './figure-arrows.ts';
import { keyedMembers, receiversOf } from './keyed-members.ts';

const after = { afterSeconds: 3600 } as const;
const acts: Act[] = [
  { act: 'join', ...after, system: 'primary', uri: 'sip:new@mcptt.example.org' },
  { act: 'renew', ...after, keys: 'both', gmkId: 'new', oldKey: 'kept' },
  { act: 'leave', ...after, member: 'ue1', rekey: false, oldKey: 'kept' },
  { act: 'retry', ...after, payload: 'made-anew' },
];
const scenario = { ...defaultScenario(), acts };
const sentTo = (to: string) =>
  ({ kind: 'message', name: 'notification', to }) as unknown as TraceEvent;

describe('who is sent keys in an act', () => {
  it.each([
    [1, 3],
    [2, 1],
    [3, 4],
    [4, 0],
  ])('are, in act %i, %i of the members', (at, count) => {
    expect(keyedMembers(planOf(atAct(scenario, at)), 'primary', [])).toBe(count);
  });

  it('are in a retry those who were sent them', () => {
    const plan = planOf(atAct(scenario, 5));
    expect(keyedMembers(plan, 'primary', [sentTo('ue3'), sentTo('ue3')])).toBe(1);
    expect(keyedMembers(plan, 'partner', [])).toBe(0);
  });

  it('are all who are told that a regroup ends; in a retry where nobody lacks a key nobody is', () => {
    const tearDown = { act: 'tear-down', regroupKey: 'dropped', partnerGms: 'drops' } as const;
    const regroup = {
      ...{ ...defaultScenario(), procedure: 'group-regroup' as const },
      systems: [...defaultScenario().systems, defaultPartnerSystem()],
      acts: [{ ...tearDown, ...after }, ...acts.slice(3)],
    };
    const counts = [2, 3].map((at) => {
      const plan = planOf(atAct({ ...regroup, acts: regroup.acts.slice(at - 2) }, 2));
      const [round] = figureRounds(plan);
      return round?.arrows.map((arrow) => receiversOf(plan, arrow, []).members);
    });
    expect(counts[0]?.every((count) => count > 0)).toBe(true);
    expect(counts[1]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
