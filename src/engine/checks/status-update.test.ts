import { describe, expect, it } from 'vitest';
import type { KeyExpectation } from '../model/expectations.ts';
import {
  gmkId,
  type InsiderMessage,
  insiderMessage,
  ntpSeconds,
  parameters,
  receive,
  receiver,
} from '../testing/insider.ts';
import type { McpttUe } from './reception.ts';

/** A stored key that is told revoked: an update, whatever the rules for new keys say. */

const floorGmk = new Uint8Array(16).fill(0x33);
const floorId = 0x01234567;
const floor: InsiderMessage = { gmk: floorGmk, gmkId: floorId };

/** A message `seconds` after the first one, RAND of its own; the RAND of a revocation may be any. */
const later = (seconds: number, change: InsiderMessage = {}) =>
  insiderMessage({
    ...change,
    parts: { ntpSeconds: ntpSeconds + seconds, rand: new Uint8Array(16).fill(seconds) },
  });
const revocation = (seconds: number, change: InsiderMessage = {}) =>
  later(seconds, { ...change, parameters: { status: 0, ...change.parameters } });
const dual = (change: Partial<KeyExpectation>, ue: Partial<McpttUe> = {}) =>
  receiver({
    expects: { dual: true, marking: 'none', acceptance: 'all-or-nothing', tags: [0], ...change },
    ...ue,
  });
const codesOf = (ue: McpttUe, ...payloads: Uint8Array[]) =>
  receive(ue, payloads).failures.map(({ code }) => code);
const stored = ({ keys }: McpttUe) =>
  keys.map((key) => [key.gmkId, key.purpose, key.state] as const);

describe('the revocation of a stored key', () => {
  it('[TS 33.179 §E.6.9] is an update, told again too; the same message again is a replay', () => {
    const ue = receiver();
    expect(codesOf(ue, later(1))).toEqual([]);
    const { events, failures } = receive(ue, [revocation(2)]);
    expect(failures).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'store', update: true });
    expect(codesOf(ue, revocation(3))).toEqual([]);
    expect(codesOf(ue, revocation(3))).toEqual(['replay']);
    expect(stored(ue)).toEqual([[gmkId, 'group', 'revoked']]);
  });

  it('[TS 33.179 §E.6.9] is taken by a reader who would refuse a new key revoked', () => {
    const ue = receiver({ recordsRevocation: false });
    expect(codesOf(ue, revocation(1))).toEqual(['revoked']);
    expect(codesOf(ue, later(2))).toEqual([]);
    expect(codesOf(ue, revocation(3))).toEqual([]);
    expect(stored(ue)).toEqual([[gmkId, 'group', 'revoked']]);
  });

  it('[TS 33.179 §E.6.10] is taken after the key has expired, while a new key is not', () => {
    const expired = { expiryTime: parameters.activationTime, activationTime: 1 };
    const ue = receiver();
    expect(codesOf(ue, revocation(1, { parameters: expired }))).toEqual(['expired']);
    expect(codesOf(ue, later(2))).toEqual([]);
    expect(codesOf(ue, later(3, { parameters: expired }))).toEqual(['expired']);
    expect(codesOf(ue, revocation(4, { parameters: expired }))).toEqual([]);
    expect(stored(ue)).toEqual([[gmkId, 'group', 'revoked']]);
  });

  it('[pCR 33.179 §7.4.2] of another GMK under a stored GMK-ID stays a duplicate', () => {
    const ue = receiver();
    expect(codesOf(ue, later(1))).toEqual([]);
    expect(codesOf(ue, revocation(2, { gmk: floorGmk }))).toEqual(['duplicate-gmk-id']);
    expect(stored(ue)).toEqual([[gmkId, 'group', 'active']]);
  });
});

describe('the revocation of one of two keys', () => {
  it.each(['none', 'text', 'any'] as const)(
    '[pCR 33.179 §7.4.2] two procedures, marking %s: each keeps the purpose it had',
    (marking) => {
      const ue = dual({ marking });
      const text = { media: 'Fire, media', floor: 'Fire, floor control' };
      expect(codesOf(ue, later(1, { parameters: { text: text.media } }))).toEqual([]);
      expect(codesOf(ue, later(2, { ...floor, parameters: { text: text.floor } }))).toEqual([]);
      for (const seconds of [3, 4]) {
        expect(
          codesOf(ue, revocation(seconds, { ...floor, parameters: { text: 'Fire' } })),
        ).toEqual([]);
        expect(stored(ue)).toEqual([
          [gmkId, 'media', 'active'],
          [floorId, 'floor', 'revoked'],
        ]);
      }
      expect(codesOf(ue, revocation(5, { parameters: { text: 'Fire' } }))).toEqual([]);
      expect(stored(ue)[0]).toEqual([gmkId, 'media', 'revoked']);
    },
  );

  it.each(['all-or-nothing', 'each-on-its-own'] as const)(
    '[Keyladder §dual acceptance] one procedure, %s: may come alone, a new key may not',
    (acceptance) => {
      const ue = dual({ together: true, acceptance });
      expect(codesOf(ue, later(1), later(2, floor))).toEqual([]);
      expect(codesOf(ue, revocation(3, floor))).toEqual([]);
      expect(stored(ue)).toEqual([
        [gmkId, 'media', 'active'],
        [floorId, 'floor', 'revoked'],
      ]);
      const third = { gmk: new Uint8Array(16).fill(0x44), gmkId: 0x07654321 };
      expect(codesOf(ue, later(4, third))).toEqual(['dual-incomplete']);
    },
  );
});
