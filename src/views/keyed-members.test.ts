import { describe, expect, it } from 'vitest';
import { type Act, atAct, defaultScenario, planOf, type TraceEvent } from '../engine/index.ts';
import { keyedMembers } from './keyed-members.ts';

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
});
