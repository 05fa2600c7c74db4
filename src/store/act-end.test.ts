import { expect, it } from 'vitest';
import {
  type Act,
  defaultMembers,
  defaultScenario,
  harmsOf,
  type Scenario,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { endOfAct } from './act-end.ts';

const base = defaultScenario();
const afterSeconds = 3600;
const revoke: Act = { act: 'revoke', afterSeconds, keys: 'both' };
const retry: Act = { act: 'retry', afterSeconds, payload: 'made-anew' };
const renewal: Act = { act: 'renew', afterSeconds, keys: 'both', gmkId: 'kept', oldKey: 'kept' };
const inActs = (change: Partial<Scenario>) => {
  const systems = base.systems.map((one) => ({ ...one, members: defaultMembers(3) }));
  const scenario = { ...base, systems, ...change };
  const events = eventsOf({ kind: 'scenario', scenario });
  return Array.from({ length: scenario.acts.length + 1 }, (_, place) =>
    events.filter(({ act = 1 }) => act === place + 1),
  );
};
const endsOf = (change: Partial<Scenario>) => inActs(change).map(endOfAct);

it('is no refusal where no check has failed', () => {
  expect(endsOf({ acts: [revoke, retry] })).toEqual(['well', 'silent', 'silent']);
  const floorKey = { to: ['ue3'], others: 'none' } as const;
  const some = { ...floorKey, to: [...floorKey.to] };
  expect(endsOf({ gmkMode: 'dual-one-procedure', floorKey: some })).toEqual(['partly']);
});

it('is one where a check has failed, and something lacks where it was lost', () => {
  expect(endsOf({ acts: [renewal] })).toEqual(['well', 'refused']);
  const at = { procedure: 1, step: 1 } as const;
  const lost = { fault: 'notification-lost', at, to: ['ue3' as const], parameters: {} };
  expect(endsOf({ faults: [lost] })).toEqual(['lacking']);
  expect(endOfAct([])).toBeNull();
});

it('does no other harm to a key that is taken back than that it is used no more', () => {
  expect(inActs({ acts: [revoke] }).map(harmsOf)).toEqual([[], ['packet-closed']]);
});
