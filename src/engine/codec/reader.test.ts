import { describe, expect, it } from 'vitest';
import { hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import {
  bytes,
  choice,
  countOf,
  type Fields,
  group,
  lengthOf,
  list,
  optional,
  presentWith,
  rest,
  sequence,
  text,
  uint,
  when,
} from './field.ts';
import { findNode } from './field-node.ts';
import { decodePayload } from './payload.ts';

const clause: Clause = 'Keyladder §codec';
const named = (label: string) => ({ label, clause });
const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));
const decode = <F extends Fields>(fields: F, hex: string) =>
  decodePayload({ name: 'P', clause, fields }, octets(hex));

describe('reading by a table', () => {
  it('[Keyladder codec] reads integers of 1 to 6 octets, big-endian', () => {
    const fields = { a: uint(8, named('a')), b: uint(16, named('b')), c: uint(48, named('c')) };
    expect(decode(fields, '01 0203 fffffffffffe').value).toEqual({
      a: 1,
      b: 0x203,
      c: 2 ** 48 - 2,
    });
  });

  it('[Keyladder codec] reads bit fields across octets and gives their bits', () => {
    const fields = { s: uint(4, named('s')), len: uint(12, named('len')) };
    const { value, tree } = decode(fields, '2081');
    expect(value).toEqual({ s: 2, len: 0x81 });
    expect(tree.map(({ start, end, bits }) => ({ start, end, bits }))).toEqual([
      { start: 0, end: 1, bits: { offset: 0, length: 4 } },
      { start: 0, end: 2, bits: { offset: 4, length: 12 } },
    ]);
  });

  it('[Keyladder codec] counts an octet read in part as read', () => {
    const fields = { s: uint(4, named('s')), len: uint(12, named('len')) };
    const { value, tree, failure } = decode(fields, '20');
    expect(value).toBeNull();
    expect(failure).toMatchObject({ code: 'truncated', path: 'P.len', offset: 0 });
    expect(tree.map(({ path, start, end }) => [path, start, end])).toEqual([['P.s', 0, 1]]);
  });

  it('[Keyladder codec] bounds a length by the octets left', () => {
    const fields = {
      length: lengthOf('data', 8, named('length')),
      data: bytes('length', named('data')),
    };
    const { tree, failure } = decode(fields, '05 aabb');
    expect(failure).toEqual({
      code: 'truncated',
      path: 'P.data',
      offset: 1,
      clause: 'Keyladder §codec',
      expected: fact('octets', { count: 5 }),
      found: fact('read.left', { count: 2 }),
    });
    expect(tree.map(({ path, start, end, unknown }) => [path, start, end, unknown])).toEqual([
      ['P.length', 0, 1, undefined],
      ['unread', 1, 3, true],
    ]);
  });

  it('[Keyladder codec] reports octets behind the last field as trailing', () => {
    const { value, failure } = decode({ a: uint(8, named('a')) }, '01 02');
    expect(value).toBeNull();
    expect(failure).toMatchObject({ code: 'trailing', path: 'unread', offset: 1 });
  });

  it('[Keyladder codec] reads text and refuses octets that are not UTF-8', () => {
    const fields = { text: text(rest, named('text')) };
    expect(decode(fields, 'c3a9').value).toEqual({ text: 'é' });
    const { tree, failure } = decode(fields, 'ff');
    expect(failure).toMatchObject({ code: 'payload', path: 'P.text', offset: 0 });
    expect(tree[0]).toMatchObject({ unknown: true, text: 'ff' });
  });

  it('[Keyladder codec] reads a counted list and repeated TLV', () => {
    const item = {
      t: uint(8, named('t')),
      l: lengthOf('v', 8, named('l')),
      v: bytes('l', named('v')),
    };
    const fields = {
      count: countOf('items', 8, named('count')),
      items: list('count', item, { ...named('items'), itemLabel: 'item' }),
      size: lengthOf('more', 8, named('size')),
      more: sequence('size', item, { ...named('more'), itemLabel: 'item' }),
      end: uint(8, named('end')),
    };
    const { value, tree } = decode(fields, '01 0a01ff 05 010142 0200 99');
    expect(value?.items).toEqual([{ t: 10, l: 1, v: octets('ff') }]);
    expect(value?.more.map(({ t }) => t)).toEqual([1, 2]);
    expect(value?.end).toBe(0x99);
    expect(findNode(tree, 'P.more[1].l')).toMatchObject({ start: 9, end: 10, text: '0' });
  });

  it('[Keyladder codec] goes on behind an area whose content does not fit it', () => {
    const inner = { l: lengthOf('v', 8, named('l')), v: bytes('l', named('v')) };
    const fields = { area: group(2, inner, named('area')), end: uint(8, named('end')) };
    const { tree, failure } = decode(fields, '09 ff 07');
    expect(failure).toMatchObject({ code: 'truncated', path: 'P.area.v', offset: 1 });
    expect(findNode(tree, 'P.area.unread')).toMatchObject({ start: 1, end: 2, unknown: true });
    expect(findNode(tree, 'P.end')).toMatchObject({ start: 2, end: 3, text: '7' });
  });

  it('[Keyladder codec] reports octets left over in a group', () => {
    const fields = { area: group(rest, { a: uint(8, named('a')) }, named('area')) };
    const { failure } = decode(fields, '01 02 03');
    expect(failure).toMatchObject({ code: 'payload', path: 'P.area', offset: 1 });
  });

  it('[Keyladder codec] reads fields that are there only with a value, octets or another field', () => {
    const fields = {
      kind: uint(8, named('kind')),
      extra: when('kind', [1], uint(8, named('extra'))),
      length: optional(lengthOf('data', 8, named('length'))),
      data: presentWith('length', bytes('length', named('data'))),
    };
    expect(decode(fields, '00').value).toEqual({ kind: 0 });
    expect(decode(fields, '01 05').value).toEqual({ kind: 1, extra: 5 });
    expect(decode(fields, '00 01 aa').value).toEqual({ kind: 0, length: 1, data: octets('aa') });
    expect(decode(fields, '00 01').failure).toMatchObject({ code: 'truncated', path: 'P.data' });
  });

  it('[Keyladder codec] chooses a layout, or stops at a value without one', () => {
    const only = { values: [1, 2], code: 'hdr', stop: true } as const;
    const fields = {
      kind: uint(8, { ...named('kind'), only, names: { 1: 'none', 2: 'one', 9: 'other' } }),
      body: choice('kind', { 1: null, 2: uint(8, named('one')) }, named('body')),
    };
    expect(decode(fields, '01').value).toEqual({ kind: 1, body: [] });
    expect(decode(fields, '02 07').value).toEqual({ kind: 2, body: 7 });
    const { tree, failure } = decode(fields, '09 07');
    expect(failure).toMatchObject({
      code: 'hdr',
      offset: 0,
      expected: fact('oneOf', { items: ['1', '2'] }),
      found: fact('read.named', { value: '9', name: 'other' }),
    });
    expect(tree.at(-1)).toMatchObject({ path: 'unread', start: 1, end: 2 });
  });

  it('[Keyladder codec] keeps the first of several problems', () => {
    const only = { values: [1], code: 'hdr' } as const;
    const fields = { a: uint(8, { ...named('a'), only }), b: uint(8, { ...named('b'), only }) };
    const { tree, failure } = decode(fields, '07 08');
    expect(failure).toMatchObject({ path: 'P.a', offset: 0 });
    expect(tree.map(({ unknown }) => unknown)).toEqual([true, true]);
  });
});
