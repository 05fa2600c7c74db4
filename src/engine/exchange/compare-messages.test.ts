import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes } from '../model/bytes.ts';
import { compareMessages, differingRanges } from './compare-messages.ts';
import { decodeFound } from './decode-found.ts';

const example = JSON.parse(
  readFileSync(new URL('../vectors/message-bundle.json', import.meta.url), 'utf8'),
);
const octets: Uint8Array = hexToBytes(example.i_message_hex);

const message = (bytes: Uint8Array) => ({
  octets: bytes,
  tree: decodeFound({ kind: 'mikey', octets: bytes }).tree,
});
const compare = (a: Uint8Array, b: Uint8Array) => compareMessages(message(a), message(b));

/** The example with other octets in place of those from `start` to `end`. */
const spliced = (start: number, end: number, ...instead: number[]) =>
  Uint8Array.of(...octets.subarray(0, start), ...instead, ...octets.subarray(end));

/** A payload of the example. */
const spanOf = (path: string) => {
  const node = message(octets).tree.find((one) => one.path === path);
  if (!node) throw new TypeError(path);
  return node;
};

describe('compareMessages', () => {
  it('[Keyladder §two messages] a message and itself are identical', () => {
    const { identical, differences, order, sameFields } = compare(octets, octets.slice());
    expect([identical, differences, order]).toEqual([true, [], null]);
    expect(sameFields).toBeGreaterThan(60);
  });

  it('[Keyladder §two messages] one octet: its field alone, and the octet in it', () => {
    const other = octets.slice();
    other[84] = (other[84] ?? 0) ^ 1;
    const { identical, differences } = compare(octets, other);
    expect(identical).toBe(false);
    expect(differences.map(({ path, a, b }) => [path, a?.differing, b?.differing])).toEqual([
      ['IDRr.idData', [{ start: 84, end: 85 }], [{ start: 84, end: 85 }]],
    ]);
  });

  it('[Keyladder §two messages] a bit: its field, not the one it shares an octet with', () => {
    const other = octets.slice();
    // RFC 3830 §6.1: V is the top bit of octet 3, PRF func the seven below.
    other[3] = (other[3] ?? 0) ^ 0x80;
    expect(compare(octets, other).differences.map(({ path }) => path)).toEqual(['HDR.v']);
  });

  it('[Keyladder §two messages] a longer identity: its length, and only what was put in', () => {
    const { start, end } = spanOf('IDRr');
    const length = end - start - 5;
    const other = spliced(start + 3, start + 5, 0, length + 2);
    const longer = Uint8Array.of(...other.subarray(0, end), 0x41, 0x42, ...other.subarray(end));
    const { differences } = compare(octets, longer);
    expect(differences.map(({ path }) => path)).toEqual(['IDRr.idLen', 'IDRr.idData']);
    expect(differences[1]?.a?.differing).toEqual([]);
    expect(differences[1]?.b?.differing).toEqual([{ start: end, end: end + 2 }]);
  });

  it('[Keyladder §two messages] a payload left out is told once, the rest as far as it differs', () => {
    const { start, end } = spanOf('IDRkmsi');
    // The payload before names the next one: RFC 3830 §6.1, Next payload.
    const without = spliced(start, end);
    const before = spanOf('IDRr');
    without[before.start] = octets[start] ?? 0;
    const one = compare(octets, without);
    expect(one.differences.map(({ path, a, b }) => [path, a !== null, b !== null])).toEqual([
      ['IDRkmsi', true, false],
    ]);
    expect(one.order).toBeNull();
    const back = compare(without, octets).differences;
    expect(back.map(({ path, a }) => [path, a])).toEqual([['IDRkmsi', null]]);
  });

  it('[Keyladder §two messages] the same payloads in another order', () => {
    const [first, second] = [spanOf('IDRi'), spanOf('IDRr')];
    const swapped = Uint8Array.of(
      ...octets.subarray(0, first.start),
      ...octets.subarray(second.start, second.end),
      ...octets.subarray(first.start, first.end),
      ...octets.subarray(second.end),
    );
    const { identical, order, differences } = compare(octets, swapped);
    expect(identical).toBe(false);
    expect(differences).toEqual([]);
    expect(order?.a.slice(3, 5)).toEqual(['IDRi', 'IDRr']);
    expect(order?.b.slice(3, 5)).toEqual(['IDRr', 'IDRi']);
  });

  it('[Keyladder §two messages] what cannot be read to its end is compared as far as it goes', () => {
    const { differences } = compare(octets, octets.slice(0, 300));
    expect(differences.length).toBeGreaterThan(0);
    expect(differences.map(({ path }) => path)).toContain('SIGN');
  });

  it('[Keyladder §two messages] octets that differ lie in a field that differs, and no others', () => {
    fc.assert(
      fc.property(fc.nat(octets.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = octets.slice();
        other[at] = (other[at] ?? 0) ^ change;
        const { differences, identical } = compare(octets, other);
        expect(identical).toBe(false);
        expect(differences.length).toBeGreaterThan(0);
        const told = differences.flatMap(({ a }) => a?.differing ?? []);
        expect(told.some(({ start, end }) => start <= at && at < end)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('differingRanges', () => {
  it.each([
    ['the same', '010203', '010203', [], []],
    ['apart', '01020304', '0102ff04', [[2, 3]], [[2, 3]]],
    [
      'twice',
      '01020304',
      'ff0203ff',
      [
        [0, 1],
        [3, 4],
      ],
      [
        [0, 1],
        [3, 4],
      ],
    ],
    ['longer', '0104', '01020304', [], [[1, 3]]],
    ['shorter', '01020304', '0104', [[1, 3]], []],
    ['nothing', '', '01', [], [[0, 1]]],
    ['repeated', 'aaaa', 'aaaaaa', [], [[2, 3]]],
  ] as const)('[Keyladder §two messages] %s', (_what, a, b, inA, inB) => {
    const pairs = (list: readonly { start: number; end: number }[]) =>
      list.map(({ start, end }) => [start, end]);
    const ranges = differingRanges(hexToBytes(a), hexToBytes(b));
    expect([pairs(ranges.a), pairs(ranges.b)]).toEqual([inA, inB]);
  });
});
