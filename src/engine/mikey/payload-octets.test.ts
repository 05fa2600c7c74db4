import { describe, expect, it } from 'vitest';
import type { Fields, InputOf } from '../codec/field.ts';
import { findNode } from '../codec/field-node.ts';
import { decodePayload, encodePayload, type Payload } from '../codec/payload.ts';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import {
  decodeSakkeToSelf,
  decodeSecondKey,
  defaultedPolicy,
  defaultSecurityPolicy,
  encodeSakkeToSelf,
  encodeSecondKey,
  err,
  generalExtension,
  hdr,
  idr,
  rand,
  sakke,
  sign,
  sp,
  t,
} from './index.ts';

const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));

/** Encodes to exactly these octets, and decodes from them to what was given. */
function expectOctets<F extends Fields>(
  payload: Payload<F>,
  value: InputOf<F>,
  nextPayload: number,
  hex: string,
) {
  expect(bytesToHex(encodePayload(payload, value, { nextPayload }))).toBe(hex.replaceAll(' ', ''));
  const decoded = decodePayload(payload, octets(hex));
  expect(decoded.failure).toBeNull();
  expect(decoded.value).toMatchObject(value);
  return decoded;
}

describe('literal octets from the diagrams', () => {
  it('[RFC 4563 Table 3] HDR with an empty map', () => {
    const value = {
      dataType: 26,
      v: 0,
      prfFunc: 1,
      csbId: 0x0f5d2840,
      csIdMapType: 1,
      csIdMapInfo: [],
    };
    expectOctets(hdr, value, 5, '01 1a 05 01 0f5d2840 00 01');
  });

  it.each([
    ['RFC 3830 §6.1', '01 1a 05 01 00000001 00 00'],
    ['RFC 4563 Table 3', '01 1a 05 01 00000001 00 01'],
    ['RFC 6043 §6.1.1', '01 1a 05 01 00000001 00 02'],
    ['IANA §MIKEY', '01 1a 05 01 00000001 00 07'],
    ['RFC 3830 §6.1', '01 1a 05 01 00000001 00 03'],
  ])('[%s] is what the type of the map in %s rests on', (clause, hex) => {
    const { tree } = decodePayload(hdr, octets(hex));
    expect(findNode(tree, 'HDR.csIdMapType')?.clause).toBe(clause);
  });

  it.each([
    ['RFC 3830 §6.15', '04 00 0000'],
    ['RFC 4563 §4', '04 03 0000'],
    ['TS 33.179 §E.5', '04 06 0000'],
    ['TS 33.179 §E.6.1', '04 07 0000'],
    ['Keyladder §second-key', '04 f0 0000'],
  ])('[%s] is what the type of the extension in %s rests on', (clause, hex) => {
    const { tree } = decodePayload(generalExtension, octets(hex));
    expect(findNode(tree, 'GeneralExtension.type')?.clause).toBe(clause);
  });

  it('[RFC 3830 §6.1.1] HDR with an SRTP-ID map of two crypto sessions', () => {
    const csIdMapInfo = [
      { policyNo: 0, ssrc: 0x11223344, roc: 1 },
      { policyNo: 1, ssrc: 0x55667788, roc: 0 },
    ];
    const value = { dataType: 26, v: 0, prfFunc: 1, csbId: 1, csIdMapType: 0, csIdMapInfo };
    const map = '00 11223344 00000001 01 55667788 00000000';
    expectOctets(hdr, value, 5, `01 1a 05 01 00000001 02 00 ${map}`);
  });

  it('[RFC 6043 §6.1.1] HDR with a GENERIC-ID map', () => {
    const session = {
      csId: 4,
      protType: 0,
      s: 1,
      policies: octets('00'),
      sessionData: octets('aabb'),
    };
    const csIdMapInfo = [{ ...session, spi: octets('0102') }];
    const value = { dataType: 26, v: 0, prfFunc: 1, csbId: 2, csIdMapType: 2, csIdMapInfo };
    const hex = '01 1a 05 01 00000002 01 02 04 00 81 00 0002 aabb 02 0102';
    const { tree } = expectOctets(hdr, value, 5, hex);
    expect(findNode(tree, 'HDR.csIdMapInfo[0].policyCount')).toMatchObject({
      start: 12,
      end: 13,
      bits: { offset: 1, length: 7 },
    });
  });

  it('[IANA] HDR with an IPSEC4-ID map', () => {
    const addresses = { sourceAddress: octets('c0000201'), destinationAddress: octets('c0000202') };
    const csIdMapInfo = [{ policyNo: 3, spi: 0x01020304, ...addresses }];
    const value = { dataType: 26, v: 0, prfFunc: 1, csbId: 2, csIdMapType: 7, csIdMapInfo };
    const hex = '01 1a 05 01 00000002 01 07 03 01020304 c0000201 c0000202';
    const { tree } = expectOctets(hdr, value, 5, hex);
    expect(findNode(tree, 'HDR.csIdMapInfo[0].spi')).toMatchObject({ unverified: true });
  });

  it('[RFC 6043 §6.3] T of every type', () => {
    expectOctets(
      t,
      { tsType: 0, ntpSeconds: 0xed003780, fraction: 1 },
      11,
      '0b 00 ed003780 00000001',
    );
    expectOctets(
      t,
      { tsType: 1, ntpSeconds: 0xed003780, fraction: 0 },
      11,
      '0b 01 ed003780 00000000',
    );
    expectOctets(t, { tsType: 2, counter: 7 }, 11, '0b 02 00000007');
    expectOctets(t, { tsType: 3, ntpSeconds: 0xed003780 }, 11, '0b 03 ed003780');
  });

  it('[RFC 3830 §6.11] RAND', () => {
    const value = { rand: octets('303132333435363738393a3b3c3d3e3f') };
    expectOctets(rand, value, 14, '0e 10 303132333435363738393a3b3c3d3e3f');
  });

  it('[RFC 6043 §6.6] IDR with a URI, and [TS 33.180 §E.7] with a UID of type URI', () => {
    const uri = { idRole: 1, idType: 1, idData: utf8ToBytes('sip:gms') };
    const { tree } = expectOctets(idr, uri, 14, '0e 01 01 0007 7369703a676d73');
    expect(findNode(tree, 'IDR.idData')?.text).toBe('sip:gms');
    const uid = decodePayload(idr, octets('0e 08 01 0004 616263ff'));
    expect(findNode(uid.tree, 'IDR.idData')?.text).toBe('616263ff');
    expectOctets(idr, { idRole: 9, idType: 2, idData: octets('61') }, 10, '0a 09 02 0001 61');
  });

  it('[TS 33.179 Table E.2-1] SP with the default group-call profile', () => {
    const params = '000106 010110 020104 04010c 050100 060100 0d0101 120104 130100 140110';
    const { tree } = expectOctets(sp, defaultSecurityPolicy(), 26, `1a 00 00 001e ${params}`);
    expect(findNode(tree, 'SP.params[0].value')).toMatchObject({ start: 7, valueName: 'AES-GCM' });
    expect(findNode(tree, 'SP.params[9].value')).toMatchObject({ start: 34, end: 35, text: '16' });
  });

  it('[TS 33.179 Table E.2-1] defaults stand for parameters and payloads that are missing', () => {
    const all = { 0: 6, 1: 16, 2: 4, 4: 12, 5: 0, 6: 0, 13: 1, 18: 4, 19: 0, 20: 16 };
    expect(defaultedPolicy(null)).toEqual(all);
    const params = [
      { type: 0, value: octets('00') },
      { type: 6, value: octets('0102') },
      { type: 77, value: octets('') },
    ];
    const given = { 0: 0, 6: 258, 77: 0 };
    expect(defaultedPolicy({ policyNo: 0, protType: 0, params })).toEqual({ ...all, ...given });
  });

  it('[RFC 6509 §4.2] SAKKE with R and H below its data', () => {
    const data = `04 ${'11'.repeat(128)} ${'22'.repeat(128)} ${'33'.repeat(16)}`;
    const value = { sakkeParams: 1, idScheme: 2, sakkeData: octets(data) };
    const { tree } = expectOctets(sakke, value, 21, `15 01 02 0111 ${data}`);
    const spans = [
      'SAKKE.sakkeData.R',
      'SAKKE.sakkeData.R.form',
      'SAKKE.sakkeData.R.y',
      'SAKKE.sakkeData.H',
    ];
    expect(spans.map((path) => [findNode(tree, path)?.start, findNode(tree, path)?.end])).toEqual([
      [5, 262],
      [5, 6],
      [134, 262],
      [262, 278],
    ]);
  });

  it('[RFC 6509 §4.2] SAKKE data of another length stays decodable and tiled', () => {
    const { value, tree } = decodePayload(sakke, octets('04 01 02 0003 04aabb'));
    expect(value?.sakkeData).toEqual(octets('04aabb'));
    expect(findNode(tree, 'SAKKE.sakkeData.unread')).toMatchObject({ start: 5, end: 8 });
  });

  it('[TS 33.179 §E.5] SAKKE-to-self is one SAKKE payload in an extension of type 6', () => {
    const value = { sakkeParams: 1, idScheme: 2, sakkeData: octets('aabb') };
    const data = encodeSakkeToSelf(value);
    expect(bytesToHex(data)).toBe('0001020002aabb');
    expect(decodeSakkeToSelf(data).value).toMatchObject(value);
    const { tree } = expectOctets(
      generalExtension,
      { type: 6, data },
      4,
      '04 06 0007 0001020002aabb',
    );
    expect(findNode(tree, 'GeneralExtension.SAKKE.sakkeData')).toMatchObject({ start: 9, end: 11 });
  });

  it('[RFC 3830 §6.15] a general extension of unknown type is one field marked unknown', () => {
    const { tree } = expectOctets(
      generalExtension,
      { type: 99, data: octets('0102') },
      4,
      '04 63 0002 0102',
    );
    expect(findNode(tree, 'GeneralExtension.type')?.unknown).toBe(true);
    expect(findNode(tree, 'GeneralExtension.data')?.children).toEqual([]);
  });

  it('[TS 33.179 §E.6.8] key parameters under AES-CBC are named, by their length alone', () => {
    const data = `${'f0'.repeat(16)} ${'11'.repeat(32)}`;
    const shown = (hex: string) => decodePayload(generalExtension, octets(hex)).tree;
    const name = fact('keyParameters.cbcForm');
    const tree = shown(`04 07 0030 ${data}`);
    expect(findNode(tree, 'GeneralExtension.data')?.valueName).toEqual(name);
    const iv = { start: 4, end: 20, clause: 'TS 33.179 §E.6.2', unverified: true };
    expect(findNode(tree, 'GeneralExtension.iv')).toMatchObject(iv);
    const elements = { start: 20, end: 52, clause: 'TS 33.179 §E.6.8', unverified: true };
    expect(findNode(tree, 'GeneralExtension.elements')).toMatchObject(elements);
    const vendor = findNode(shown(`04 00 0030 ${data}`), 'GeneralExtension.data');
    expect([vendor?.valueName, vendor?.children]).toEqual([
      fact('field.perhaps', { form: name }),
      [],
    ]);
    for (const hex of [`04 07 0031 ${data} 22`, `04 07 0010 ${'f0'.repeat(16)}`]) {
      const node = findNode(shown(hex), 'GeneralExtension.data');
      expect([node?.valueName, node?.children]).toEqual([undefined, []]);
    }
  });

  it('[TS 33.179 §E.6] key parameters in clear are named', () => {
    const content = '00 00000001 006955b900 0000000000 0000 0001 00';
    const { tree } = decodePayload(generalExtension, octets(`04 07 0014 ${content}`));
    const node = findNode(tree, 'GeneralExtension.data');
    expect([node?.valueName, node?.children]).toEqual([fact('keyParameters.clearForm'), []]);
  });

  it('[Keyladder] a second key in a general extension of private use', () => {
    const value = { gukId: 0x0f5d2840, sakkeParams: 1, idScheme: 2, sakkeData: octets('aabbcc') };
    const data = encodeSecondKey(value);
    expect(bytesToHex(data)).toBe('0f5d284001020003aabbcc');
    expect(decodeSecondKey(data).value).toMatchObject(value);
    const { tree } = expectOctets(
      generalExtension,
      { type: 240, data },
      4,
      '04 f0 000b 0f5d284001020003aabbcc',
    );
    expect(findNode(tree, 'GeneralExtension.gukId')).toMatchObject({ start: 4, end: 8 });
  });

  it('[RFC 6509 §4.3] SIGN with r, s and PVT below an ECCSI signature', () => {
    const signature = `${'11'.repeat(32)} ${'22'.repeat(32)} 04 ${'33'.repeat(64)}`;
    const value = { sType: 2, signature: octets(signature) };
    const { tree } = expectOctets(sign, value, 0, `2081 ${signature}`);
    const ends = ['r', 's', 'PVT'].map((key) => findNode(tree, `SIGN.signature.${key}`)?.end);
    expect(ends).toEqual([34, 66, 131]);
    expectOctets(sign, { sType: 1, signature: octets('aabb') }, 0, '1002 aabb');
  });

  it('[RFC 3830 §6.12] ERR', () => {
    const { tree } = expectOctets(err, { errorNo: 1, reserved: 0 }, 4, '04 01 0000');
    expect(findNode(tree, 'ERR.errorNo')?.valueName).toBe('Invalid TS');
  });
});
