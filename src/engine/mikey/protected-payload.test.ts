import { gcm } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { decodePayload, encodePayload } from '../codec/payload.ts';
import { bytesToHex, concatBytes, hexToBytes, uint32ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import bundle33179 from '../vectors/message-bundle.json';
import bundle33180 from '../vectors/message-bundle-33.180.json';
import {
  decodeKeyParameters,
  decodeMessage,
  decodeProtectedPayload,
  encodeKeyParameters,
  encodeProtectedPayload,
  generalExtension,
  protectedPayloadAad,
} from './index.ts';

const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));
const iv = octets('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
const ciphertextAndTag = octets('c1c2 d0d1d2d3d4d5d6d7d8d9dadbdcdddedf');
const parts = { time: 1767225600, iv, dppkId: 0x0f5d2840, ciphertextAndTag };
const aadHex = '43 006955b900 00000000 00 01 a0a1a2a3a4a5a6a7a8a9aaabacadaeaf 0f5d2840';
const hex = `${aadHex} 78 0012 c1c2 d0d1d2d3d4d5d6d7d8d9dadbdcdddedf`;

describe('[TS 33.180 §8.5.4] protected payload', () => {
  it('[TS 33.180 §8.5.4] has the octets of the diagram', () => {
    expect(bytesToHex(encodeProtectedPayload(parts))).toBe(hex.replaceAll(' ', ''));
    expect(protectedPayloadAad(parts)).toEqual(octets(aadHex));
    const { value, tree, failure } = decodeProtectedPayload(octets(hex));
    expect(failure).toBeNull();
    expect(value).toMatchObject({ ...parts, messageType: 0x43, payloadId: 0, sequenceNumber: 0 });
    expect(value?.additionalData).toEqual(octets(aadHex));
    expect(findNode(tree, 'GeneralExtension.ciphertextAndTag.tag')).toMatchObject({ start: 37 });
  });

  it.each([
    ['78', '0x78', 'Payload (MCData)', undefined],
    ['00', '0x00', fact('field.payloadIeiOfOneStack'), undefined],
    ['5a', '0x5a', undefined, true],
  ])(
    '[TS 33.180 §8.5.4] takes the Payload IEI %s and names it',
    (iei, text, valueName, unknown) => {
      const { value, tree, failure } = decodeProtectedPayload(
        octets(hex.replace(' 78 ', ` ${iei} `)),
      );
      expect(failure).toBeNull();
      expect(value?.additionalData).toEqual(octets(aadHex));
      const node = findNode(tree, 'GeneralExtension.payloadIei');
      expect(node).toMatchObject({ start: 32, end: 33, text });
      expect([node?.valueName, node?.unknown]).toEqual([valueName, unknown]);
    },
  );

  it('[TS 33.180 §E.6.1] shows inside the general extension that carries it', () => {
    const data = octets(hex);
    const payload = encodePayload(generalExtension, { type: 7, data }, { nextPayload: 4 });
    const { tree } = decodePayload(generalExtension, payload);
    expect(findNode(tree, 'GeneralExtension.iv')).toMatchObject({ start: 16, end: 32 });
  });

  it('[TS 33.180 §8.5.4] fails for another message type, missing octets, octets behind', () => {
    const failureOf = (data: string) => decodeProtectedPayload(octets(data)).failure;
    expect(failureOf(hex.replace('43', '44'))).toMatchObject({
      code: 'keyparams-type',
      path: 'GeneralExtension.messageType',
      offset: 0,
    });
    expect(failureOf(hex.slice(0, -2))).toMatchObject({
      code: 'truncated',
      path: 'GeneralExtension.ciphertextAndTag',
      offset: 35,
    });
    expect(failureOf(`${hex} 00`)).toMatchObject({ code: 'trailing', offset: 53 });
    expect(decodeProtectedPayload(new Uint8Array()).failure).toMatchObject({ code: 'truncated' });
  });

  it('[TS 33.180 §8.5.4] takes an IV of 16 octets only', () => {
    expect(() => encodeProtectedPayload({ ...parts, iv: new Uint8Array(12) })).toThrow(
      'iv: expected 16 octets, found 12',
    );
  });

  it.each([
    ['TS 33.179', bundle33179],
    ['TS 33.180', bundle33180],
  ])(
    '[TS 33.180 §E.6.1] opens in the %s example to the parameters given there',
    (_name, bundle) => {
      const extension = decodeMessage(hexToBytes(bundle.i_message_hex)).message
        ?.generalExtensions[0];
      if (!extension) throw new Error('the example has a general extension');
      const { value } = decodeProtectedPayload(extension.data);
      if (!value) throw new Error('the example has a protected payload');
      const key = hmac(
        sha256,
        hexToBytes(bundle.gmk),
        concatBytes(octets('53'), uint32ToBytes(value.dppkId), octets('0004')),
      ).slice(16);
      const plaintext = gcm(key, value.iv, value.additionalData).decrypt(value.ciphertextAndTag);
      const { key_type, activation_time, expiry_time, group_ids } = bundle.key_parameters;
      const { status, text } = bundle.key_parameters;
      const parameters = {
        keyType: key_type,
        status,
        activationTime: activation_time,
        expiryTime: expiry_time,
        text,
        groupIds: group_ids,
      };
      expect(decodeKeyParameters(plaintext).value).toEqual(parameters);
      expect(encodeKeyParameters(parameters)).toEqual(plaintext);
      expect(value.payloadIei).toBe(0);
      const withIei = extension.data.slice();
      withIei[32] = 0x78;
      expect(encodeProtectedPayload(value)).toEqual(withIei);
      expect(protectedPayloadAad(value)).toEqual(value.additionalData);
    },
  );
});
