import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import bundle33179 from '../vectors/message-bundle.json';
import bundle33180 from '../vectors/message-bundle-33.180.json';
import {
  appendSignature,
  decodeMessage,
  defaultSecurityPolicy,
  encodeUnsignedMessage,
  type GroupKeyTransportParts,
} from './index.ts';

const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));

describe('[TS 33.179 §E.2] encoding a message', () => {
  it('[TS 33.179 §E.2] chains the payloads in the order of the table and ends with 2081', () => {
    const parts: GroupKeyTransportParts = {
      csbId: 0x0f5d2840,
      csIdMap: { type: 1 },
      ntpSeconds: 0xed003780,
      rand: octets('303132333435363738393a3b3c3d3e3f'),
      idrs: [
        { role: 1, idType: 1, idData: utf8ToBytes('g') },
        { role: 2, idType: 1, idData: utf8ToBytes('u') },
      ],
      sp: { policyNo: 0, protType: 0, params: [{ type: 0, value: Uint8Array.of(6) }] },
      sakke: { sakkeParams: 1, idScheme: 2, sakkeData: octets('aabb') },
      generalExtensions: [
        { type: 6, data: octets('01') },
        { type: 7, data: octets('02') },
      ],
    };
    const payloads = [
      '01 1a 05 01 0f5d2840 00 01',
      '0b 00 ed003780 00000000',
      '0e 10 303132333435363738393a3b3c3d3e3f',
      '0e 01 01 0001 67',
      '0a 02 01 0001 75',
      '1a 00 00 0003 000106',
      '15 01 02 0002 aabb',
      '15 06 0001 01',
      '04 07 0001 02',
      '2081',
    ];
    expect(encodeUnsignedMessage(parts)).toEqual(octets(payloads.join('')));
    const bare = { ...parts, sp: null, generalExtensions: [] };
    const short = [...payloads.slice(0, 4), '1a 02 01 0001 75', '04 01 02 0002 aabb', '2081'];
    expect(encodeUnsignedMessage(bare)).toEqual(octets(short.join('')));
  });

  it('[RFC 6509 §4.3] appends 129 octets of signature and no other number', () => {
    const signature = new Uint8Array(129).fill(7);
    expect(appendSignature(octets('2081'), signature)).toEqual(
      concatBytes(octets('2081'), signature),
    );
    expect(() => appendSignature(octets('2081'), new Uint8Array(128))).toThrow(
      'signature: expected 129 octets, found 128',
    );
  });

  it.each([
    ['TS 33.179', bundle33179],
    ['TS 33.180', bundle33180],
  ])('[TS 33.179 §E.2] makes the octets of the %s example again', (_name, bundle) => {
    const { message, failure } = decodeMessage(hexToBytes(bundle.i_message_hex));
    expect(failure).toBeNull();
    if (!message) throw new Error('the example decodes');
    const unsigned = encodeUnsignedMessage({
      prfFunc: message.hdr.prfFunc,
      csbId: message.hdr.csbId,
      csIdMap: message.hdr.csIdMap,
      ntpSeconds: message.t.ntpSeconds,
      fraction: message.t.fraction,
      rand: message.rand,
      idrs: message.idrs,
      sp: defaultSecurityPolicy(),
      sakke: message.sakke,
      generalExtensions: message.generalExtensions,
    });
    expect(bytesToHex(unsigned)).toBe(bytesToHex(message.signedOctets));
    const whole = appendSignature(unsigned, message.sign.signature);
    expect(bytesToHex(whole)).toBe(bundle.i_message_hex);
  });
});
