import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../model/bytes.ts';
import type { Clause } from '../model/sources.ts';
import {
  bytes,
  countOf,
  derive,
  type Fields,
  group,
  type InputOf,
  lengthOf,
  list,
  optional,
  padding,
  presentWith,
  rest,
  text,
  uint,
  when,
} from './field.ts';
import { encodePayload } from './payload.ts';

const clause: Clause = 'Keyladder §codec';
const named = (label: string) => ({ label, clause });
const encode = <F extends Fields>(fields: F, value: InputOf<F>) =>
  bytesToHex(encodePayload({ name: 'P', clause, fields }, value, { nextPayload: 5 }));

describe('writing by a table', () => {
  it('[Keyladder codec] writes integers and bit fields', () => {
    const fields = { s: uint(4, named('s')), len: uint(12, named('len')), n: uint(40, named('n')) };
    expect(encode(fields, { s: 2, len: 0x81, n: 2 ** 40 - 1 })).toBe('2081ffffffffff');
  });

  it('[Keyladder codec] works out lengths, counts and what the message says', () => {
    const item = { length: lengthOf('uri', 8, named('l')), uri: text('length', named('uri')) };
    const fields = {
      nextPayload: derive(8, ({ nextPayload }) => nextPayload, named('next')),
      length: lengthOf(['count', 'items'], 16, named('length')),
      count: countOf('items', 8, named('count')),
      items: list('count', item, { ...named('items'), itemLabel: 'item' }),
    };
    expect(encode(fields, { items: [{ uri: 'a' }, { uri: 'é' }] })).toBe(
      '050006020161 02c3a9'.replace(' ', ''),
    );
  });

  it('[Keyladder codec] leaves out what is absent', () => {
    const fields = {
      kind: uint(8, named('kind')),
      extra: when('kind', [1], uint(8, named('extra'))),
      length: optional(lengthOf('body', 8, named('length'))),
      body: presentWith('length', group('length', { a: bytes(rest, named('a')) }, named('body'))),
    };
    expect(encode(fields, { kind: 0 })).toBe('00');
    expect(encode(fields, { kind: 1, extra: 7, body: { a: Uint8Array.of(9, 8) } })).toBe(
      '0107020908',
    );
    expect(() => encode(fields, { kind: 0, extra: 7 })).toThrow(TypeError);
    expect(() => encode(fields, { kind: 1 })).toThrow('extra: expected a number, found undefined');
  });

  it('[Keyladder codec] refuses numbers and lengths that do not fit', () => {
    const fields = { a: uint(8, named('a')), iv: bytes(2, named('iv')) };
    const iv = new Uint8Array(2);
    expect(() => encode(fields, { a: 256, iv })).toThrow(
      'a: expected an integer of 8 bits, found 256',
    );
    expect(() => encode(fields, { a: -1, iv })).toThrow(RangeError);
    expect(() => encode(fields, { a: 0.5, iv })).toThrow(RangeError);
    expect(() => encode(fields, { a: 1, iv: new Uint8Array(3) })).toThrow(
      'iv: expected 2 octets, found 3',
    );
    const long = { length: lengthOf('data', 8, named('l')), data: bytes('length', named('data')) };
    expect(() => encode(long, { data: new Uint8Array(256) })).toThrow(RangeError);
  });

  it('[Keyladder codec] counts a length in other units, and pads to a multiple', () => {
    const fields = {
      words: lengthOf('body', 8, named('words'), 4),
      length: lengthOf('text', 8, named('length')),
      text: bytes('length', named('text')),
      padding: padding(4, named('padding')),
      body: bytes(rest, named('body')),
    };
    const body = Uint8Array.of(9, 9, 9, 9, 9, 9, 9, 9);
    expect(encode(fields, { text: Uint8Array.of(5), body })).toBe(`02010500${'09'.repeat(8)}`);
    expect(encode(fields, { text: Uint8Array.of(5, 6), body })).toBe(`02020506${'09'.repeat(8)}`);
    const uneven = { text: Uint8Array.of(5), body: body.slice(3) };
    expect(() => encode(fields, uneven)).toThrow(RangeError);
  });

  it('[Keyladder codec] takes no derived field from a caller', () => {
    const fields = { length: lengthOf('a', 8, named('length')), a: bytes('length', named('a')) };
    // @ts-expect-error length is derived
    expect(encode(fields, { length: 9, a: Uint8Array.of(5) })).toBe('0105');
  });
});
