import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { decodeKeyParameters, encodeKeyParameters } from './index.ts';

const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));

const groupKey = {
  keyType: 0,
  status: 1,
  activationTime: 1767225600,
  expiryTime: 2 ** 40 - 1,
  text: 'Fire',
  groupIds: ['sip:a', 'sip:é'],
};
const groupKeyHex =
  '00 00000001 006955b900 ffffffffff 0004 46697265 0012 02 7b 0005 7369703a61 7b 0006 7369703ac3a9';

describe('[TS 33.179 §E.6] key parameters', () => {
  it('[TS 33.179 §E.6] have the octets of the diagram', () => {
    expect(bytesToHex(encodeKeyParameters(groupKey))).toBe(groupKeyHex.replaceAll(' ', ''));
    const { value, tree, failure } = decodeKeyParameters(octets(groupKeyHex));
    expect(failure).toBeNull();
    expect(value).toEqual(groupKey);
    expect(findNode(tree, 'keyParameters.text')).toMatchObject({
      start: 17,
      end: 21,
      text: 'Fire',
    });
    expect(findNode(tree, 'keyParameters.groupIds.ids[1].uri')).toMatchObject({
      start: 35,
      end: 41,
    });
    expect(findNode(tree, 'keyParameters.status')).toMatchObject({
      valueName: fact('field.notRevoked'),
      unverified: true,
    });
  });

  it('[TS 33.179 §E.6.1] are read with IEI and length before the content too', () => {
    const { value, tree } = decodeKeyParameters(octets(`78 0029 ${groupKeyHex}`));
    expect(value).toEqual(groupKey);
    expect(findNode(tree, 'keyParameters.iei')).toMatchObject({ text: '0x78', unverified: true });
    expect(findNode(tree, 'keyParameters.keyType')).toMatchObject({ start: 3, end: 4 });
    const bare = decodeKeyParameters(octets(groupKeyHex)).tree;
    expect(findNode(bare, 'keyParameters.iei')).toBeUndefined();
  });

  it('[TS 33.180 §E.6.3] leave group IDs out for a key of no group', () => {
    const parameters = { ...groupKey, keyType: 1, groupIds: [] };
    const encoded = encodeKeyParameters(parameters);
    expect(bytesToHex(encoded)).toBe('0100000001006955b900ffffffffff000446697265');
    expect(decodeKeyParameters(encoded).value).toEqual(parameters);
    const empty = encodeKeyParameters({ ...groupKey, groupIds: [] });
    expect(bytesToHex(empty.slice(-3))).toBe('000100');
  });

  it('[TS 33.179 §E.6.6] ignore Reserved', () => {
    const { value, tree } = decodeKeyParameters(octets(`${groupKeyHex} 0002 abcd`));
    expect(value).toEqual(groupKey);
    expect(findNode(tree, 'keyParameters.reserved')).toMatchObject({ text: 'abcd' });
  });

  it('[TS 33.179 §E.6] fail where the octets end, the text is no text, a length does not fit', () => {
    const start = '00 00000001 006955b900 ffffffffff';
    const failureOf = (hex: string) => decodeKeyParameters(octets(hex)).failure;
    expect(failureOf('')).toMatchObject({
      code: 'truncated',
      path: 'keyParameters.keyType',
      offset: 0,
    });
    expect(failureOf(`${start} 0004 4669`)).toMatchObject({
      code: 'truncated',
      path: 'keyParameters.text',
      offset: 17,
    });
    expect(failureOf(`${start} 0001 ff`)).toMatchObject({
      code: 'payload',
      path: 'keyParameters.text',
      offset: 17,
    });
    expect(failureOf(`${start} 0000 0002 0000`)).toMatchObject({
      code: 'payload',
      path: 'keyParameters.groupIds',
      offset: 20,
    });
    expect(failureOf(`${groupKeyHex} 0000 00`)).toMatchObject({ code: 'trailing', offset: 43 });
  });

  it('[TS 33.179 §E.6] are not encoded from numbers out of range', () => {
    expect(() => encodeKeyParameters({ ...groupKey, expiryTime: 2 ** 40 })).toThrow(RangeError);
  });
});
