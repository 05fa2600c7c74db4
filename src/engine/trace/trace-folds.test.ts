import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { KeyRecord, Totals, TraceEvent } from './trace.ts';
import { eventIndex, foldKeyStores, foldTotals } from './trace-folds.ts';

const base = defaultScenario();
const source = {
  kind: 'scenario' as const,
  scenario: {
    ...base,
    gmkMode: 'dual-one-procedure' as const,
    clockSkewSeconds: { ue2: 301 },
    systems: base.systems.map((one) => ({ ...one, members: one.members.slice(0, 2) })),
  },
};
const actors = actorsOf(source);
const events = eventsOf(source);
const at = (id: string) => eventIndex(events, id);

describe('foldTotals', () => {
  it('[Keyladder §trace] counts one member that accepts two keys and one that refuses them', () => {
    const sent = events.flatMap((event) =>
      event.kind === 'message' && event.step !== 'use' ? event.payloads : [],
    );
    expect(sent).toHaveLength(4);
    expect(foldTotals(events)).toEqual({
      notifications: 2,
      oks: 1,
      errors: 1,
      messages: 4,
      payloads: 4,
      octets: sent.reduce((sum, payload) => sum + payload.sent.length, 0),
      signatures: 4,
      verifications: 2,
      encapsulations: 4,
      decapsulations: 2,
      keysStored: 2,
    } satisfies Totals);
  });

  it('[Keyladder §trace] counts up to the cursor, which is included', () => {
    const notification = at('gkp.1.ue1.message.notification');
    expect(foldTotals(events, notification - 1)).toMatchObject({ messages: 0, signatures: 2 });
    expect(foldTotals(events, notification)).toMatchObject({ messages: 1, payloads: 2, oks: 0 });
    expect(foldTotals(events, -1)).toEqual(foldTotals([]));
    expect(foldTotals(events, events.length + 5)).toEqual(foldTotals(events));
  });

  it('[Keyladder §trace] counts nothing of provisioning', () => {
    const last = events.findLastIndex((event) => event.step === 0);
    expect(foldTotals(events, last)).toEqual(foldTotals([]));
  });

  it('[Keyladder §trace] agrees with a recount at every cursor', () => {
    let [messages, stored, signed] = [0, 0, 0];
    for (const [cursor, event] of events.entries()) {
      if (event.kind === 'message' && event.step !== 'use') messages += 1;
      if (event.kind === 'store') stored += 1;
      if (event.id.includes('.compute.eccsi-sign')) signed += 1;
      const { keysStored, signatures, ...totals } = foldTotals(events, cursor);
      expect([totals.messages, keysStored, signatures]).toEqual([messages, stored, signed]);
    }
    expect([messages, stored, signed]).toEqual([4, 2, 4]);
  });
});

describe('foldKeyStores', () => {
  const held = (cursor?: number) =>
    [...foldKeyStores(actors, events, cursor)].map(([id, keys]) => [
      id,
      keys.map((key) => key.purpose),
    ]);

  it('[Keyladder §trace] shows what each UE holds at the cursor', () => {
    const first = at('gkp.2.ue1.store.media');
    expect(held(first - 1)).toEqual([
      ['ue1', []],
      ['ue2', []],
    ]);
    expect(held(first)).toEqual([
      ['ue1', ['media']],
      ['ue2', []],
    ]);
    expect(held(at('gkp.2.ue1.store.floor'))).toEqual([
      ['ue1', ['media', 'floor']],
      ['ue2', []],
    ]);
    expect(held()).toEqual([
      ['ue1', ['media', 'floor']],
      ['ue2', []],
    ]);
  });

  it('[pCR 33.179 §7.4.2] an update takes the place of the record with its GMK-ID', () => {
    const store = events.find((event) => event.kind === 'store');
    if (store?.kind !== 'store') throw new TypeError('no key stored');
    const record: KeyRecord = { ...store.record, state: 'revoked' };
    const update: TraceEvent = { ...store, id: 'later', record, update: true };
    const stores = foldKeyStores(actors, [...events, update]);
    const keys = stores.get('ue1') ?? [];
    expect(keys.map((key) => [key.purpose, key.state]).sort()).toEqual([
      ['floor', 'active'],
      ['media', 'revoked'],
    ]);
    expect(foldTotals([...events, update]).keysStored).toBe(2);
  });
});

it('[Keyladder §trace] eventIndex finds an event by its id, or gives -1', () => {
  expect(events[at('gkp.2.ue1.store.media')]?.kind).toBe('store');
  expect(at('gkp.9.ue1.store')).toBe(-1);
});
