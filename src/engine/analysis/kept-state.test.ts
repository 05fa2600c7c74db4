import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import { keptState } from './kept-state.ts';
import { foldLedger } from './ledger.ts';

const base = defaultScenario();
const systems = base.systems.map((one) => ({ ...one, members: one.members.slice(0, 2) }));
const eventsIn = (change: Partial<Scenario>) =>
  eventsOf({ kind: 'scenario', scenario: { ...base, systems, ...change } });

describe('keptState', () => {
  it('[TS 33.179 §7.3.2] of each key a UE keeps it with RAND, two identifiers and its salt; the GMS one', () => {
    const one = { keys: 1, rands: 1, ids: 2, salts: 1, octets: 16 + 16 + 4 + 4 + 4 };
    expect(keptState('ue1', eventsIn({}))).toEqual(one);
    const two = { keys: 2, rands: 2, ids: 4, salts: 2, octets: 2 * one.octets };
    const twice = eventsIn({ gmkMode: 'dual-two-procedures' });
    expect(keptState('ue1', twice)).toEqual(two);
    const drawn = { keys: 2, rands: 2, ids: 2, salts: 0, octets: 2 * (16 + 16 + 4) };
    expect(keptState('gms', twice)).toEqual(drawn);
    expect(keptState('gms', eventsIn({ gmkMode: 'dual-one-procedure' }))).toEqual(drawn);
  });

  it('[TS 33.180 §5.7.1] a renewal takes the place of the key at the GMS, and where it is dropped at a UE', () => {
    const renew = (oldKey: 'kept' | 'dropped') =>
      eventsIn({
        acts: [{ act: 'renew', afterSeconds: 60, keys: 'both', gmkId: 'new', oldKey }],
      });
    expect(keptState('gms', renew('kept')).keys).toBe(1);
    expect(keptState('ue1', renew('kept')).keys).toBe(2);
    expect(keptState('ue1', renew('dropped')).keys).toBe(1);
  });

  it('[TS 33.179 §7.3.1] who refuses a key keeps nothing, and has verified all the same', () => {
    const scenario = { ...base, systems, clockSkewSeconds: { ue1: 400 } };
    const events = eventsOf({ kind: 'scenario', scenario });
    expect(keptState('ue1', events)).toEqual({ keys: 0, rands: 0, ids: 0, salts: 0, octets: 0 });
    const { operations } = foldLedger(scenario, actorsOf({ kind: 'scenario', scenario }), events);
    expect(operations.gms).toMatchObject({ signatures: 2, encapsulations: 2, verifications: 0 });
    expect(operations.firstUe).toMatchObject({ decapsulations: 0 });
    expect(operations.ues.decapsulations).toBe(1);
    expect(operations.kms).toEqual({
      ...{ signatures: 0, verifications: 0, encapsulations: 0, decapsulations: 0 },
    });
  });
});
