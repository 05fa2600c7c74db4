import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../model/bytes.ts';
import type { KeyExpectation } from '../model/expectations.ts';
import { fact } from '../model/fact.ts';
import {
  alice,
  flipped,
  gmk,
  gmkId,
  insiderMessage,
  message,
  parameters,
  receive,
  receiver,
} from '../testing/insider.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** Two keys in one notification. */

const floorGmk = new Uint8Array(16).fill(0x33);
const floorGmkId = 0x01234567;
const floorRand = new Uint8Array(16).fill(0x44);
const media = message;
const floor = (change: { gmk?: Uint8Array; gmkId?: number; text?: string } = {}) =>
  insiderMessage({
    gmk: change.gmk ?? floorGmk,
    gmkId: change.gmkId ?? floorGmkId,
    parameters: { text: change.text ?? 'Fire ground 7, floor control' },
    parts: { rand: floorRand },
  });
const dual = (change: Partial<KeyExpectation> = {}) =>
  receiver({
    expects: { dual: true, marking: 'text', acceptance: 'all-or-nothing', tags: [0], ...change },
  });
const kindsOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'store' || event.kind === 'discard' ? [`${event.kind} ${event.purpose}`] : [],
  );
const pairCheck = (events: readonly TraceEvent[]) =>
  events.find((event) => event.kind === 'check' && event.check === 'dual-complete');

describe('two keys in one notification', () => {
  it('[pCR 33.179 §7.4.2] stores both when both are good', () => {
    const ue = dual();
    const { events, failures } = receive(ue, [media, floor()]);
    expect(failures).toEqual([]);
    expect(ue.keys.map((key) => [key.purpose, key.gmkId])).toEqual([
      ['media', gmkId],
      ['floor', floorGmkId],
    ]);
    expect(pairCheck(events)).toMatchObject({ passed: true });
    expect(kindsOf(events)).toEqual(['store media', 'store floor']);
  });

  it.each([
    ['the first', [flipped(media, 40), floor()], ['discard media', 'discard floor'], []],
    ['the second', [media, flipped(floor(), 30)], ['discard floor', 'discard media'], []],
    ['both', [flipped(media, 40), flipped(floor(), 30)], ['discard media', 'discard floor'], []],
  ] as const)(
    '[Keyladder §dual acceptance] all or nothing: %s bad, nothing stored',
    (which, payloads, kinds, stored) => {
      const ue = dual();
      const { events, failures } = receive(ue, payloads);
      const bad = which === 'both' ? ['signature', 'signature'] : ['signature'];
      expect(failures.map((failed) => failed.code)).toEqual([...bad, 'dual-incomplete']);
      expect(failures.at(-1)).toMatchObject({
        path: 'notification',
        offset: null,
        found: fact('pair.refused', { refused: bad.length, count: 2 }),
      });
      expect(kindsOf(events)).toEqual(kinds);
      expect(ue.keys).toEqual(stored);
      expect(pairCheck(events)).toMatchObject({ passed: false });
    },
  );

  it.each([
    ['the first', [flipped(media, 40), floor()], ['discard media', 'store floor'], ['floor']],
    ['the second', [media, flipped(floor(), 30)], ['store media', 'discard floor'], ['media']],
  ] as const)(
    '[Keyladder §dual acceptance] each on its own: %s bad, the other stored',
    (_which, payloads, kinds, purposes) => {
      const ue = dual({ acceptance: 'each-on-its-own' });
      const { events, failures } = receive(ue, payloads);
      expect(failures.map((failed) => failed.code)).toEqual(['signature', 'dual-incomplete']);
      expect(kindsOf(events)).toEqual(kinds);
      expect(ue.keys.map((key) => key.purpose)).toEqual(purposes);
    },
  );

  it.each(['all-or-nothing', 'each-on-its-own'] as const)(
    '[pCR 33.179 §7.4.2] %s: the same GMK under two GMK-IDs is no pair',
    (acceptance) => {
      const ue = dual({ acceptance });
      const { failures } = receive(ue, [media, floor({ gmk })]);
      expect(failures).toMatchObject([{ code: 'dual-incomplete', found: fact('pair.sameGmk') }]);
      expect(ue.keys).toHaveLength(acceptance === 'all-or-nothing' ? 0 : 2);
    },
  );

  it.each(['all-or-nothing', 'each-on-its-own'] as const)(
    '[pCR 33.179 §7.4.2] %s: the same GMK under the same GMK-ID is no pair',
    (acceptance) => {
      const ue = dual({ acceptance });
      const { failures } = receive(ue, [media, floor({ gmk, gmkId })]);
      expect(failures).toMatchObject([{ code: 'dual-incomplete', found: fact('pair.sameGmk') }]);
      expect(ue.keys).toHaveLength(acceptance === 'all-or-nothing' ? 0 : 1);
    },
  );

  it('[pCR 33.179 §7.4.2] all or nothing: two GMKs under one GMK-ID are no pair', () => {
    const ue = dual();
    const { failures } = receive(ue, [media, floor({ gmkId })]);
    expect(failures).toMatchObject([{ code: 'dual-incomplete', found: fact('pair.sameGmkId') }]);
    expect(ue.keys).toEqual([]);
  });

  it('[pCR 33.179 §7.4.2] each on its own: the second GMK under one GMK-ID is a duplicate', () => {
    const ue = dual({ acceptance: 'each-on-its-own' });
    const { failures } = receive(ue, [media, floor({ gmkId })]);
    expect(failures.map((failed) => failed.code)).toEqual(['duplicate-gmk-id', 'dual-incomplete']);
    expect(ue.keys.map((key) => bytesToHex(key.gmk))).toEqual([bytesToHex(gmk)]);
  });

  it('[Keyladder §purpose marking] text: two keys for media are no pair', () => {
    const { failures } = receive(dual(), [media, floor({ text: 'Fire ground 7, media' })]);
    expect(failures).toMatchObject([
      { code: 'dual-incomplete', found: fact('pair.samePurpose', { purpose: fact('pair.media') }) },
    ]);
  });

  it('[Keyladder §purpose marking] text: the marking decides, not the order', () => {
    const ue = dual();
    expect(receive(ue, [floor(), media]).failures).toEqual([]);
    expect(ue.keys.map((key) => [key.purpose, key.gmkId])).toEqual([
      ['floor', floorGmkId],
      ['media', gmkId],
    ]);
  });

  it('[Keyladder §purpose marking] tag: the purpose tag decides, not the order', () => {
    const ue = dual({ marking: 'mkfc-tag', tags: [0, 4] });
    expect(receive(ue, [floor({ gmkId: 0x41234567 }), media]).failures).toEqual([]);
    expect(ue.keys.map((key) => key.purpose)).toEqual(['floor', 'media']);
  });

  it('[Keyladder §purpose marking] none: the order decides and a swap goes unnoticed', () => {
    const ue = dual({ marking: 'none' });
    const { events, failures } = receive(ue, [floor(), media]);
    expect(failures).toEqual([]);
    expect(pairCheck(events)).toMatchObject({ passed: true });
    expect(ue.keys.map((key) => [key.purpose, key.gmkId])).toEqual([
      ['media', floorGmkId],
      ['floor', gmkId],
    ]);
  });

  it('[RFC 3830 §5.4] the same payload twice in one notification: replay', () => {
    const ue = dual();
    const { failures } = receive(ue, [media, media]);
    expect(failures.map((failed) => failed.code)).toEqual(['replay', 'dual-incomplete']);
    expect(ue.keys).toEqual([]);
  });
});

describe('two keys in two notifications', () => {
  it('[Keyladder §purpose marking] none: the first is for media, the second for floor control', () => {
    const ue = dual({ marking: 'none' });
    expect(receive(ue, [media], 'first').failures).toEqual([]);
    expect(receive(ue, [floor()], 'second').failures).toEqual([]);
    expect(ue.keys.map((key) => key.purpose)).toEqual(['media', 'floor']);
  });

  it('[TS 33.179 §7.3.1] a key record holds what the message gave', () => {
    const ue = receiver();
    receive(ue, [message]);
    const [key] = ue.keys;
    expect(ue.uri).toBe(alice);
    expect(key).toMatchObject({ purpose: 'group', gmkId, parameters, state: 'active' });
    expect(key?.learntFrom).toEqual({ messageId: 'test.notification', payload: 0 });
    expect(Object.isFrozen(key)).toBe(true);
  });
});
