import { describe, expect, it } from 'vitest';
import type { Fields } from '../codec/field.ts';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import { innerFields } from '../codec/payload.ts';
import { deriveSrtpSessionKeys, protectRtcp, protectRtp, unprotectRtcp } from '../crypto/srtp.ts';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { documentOf } from '../model/sources.ts';
import { floorFieldTables } from './floor-fields.ts';
import {
  decodeFloorMessage,
  decodeSrtcpPacket,
  encodeFloorMessage,
  encodeFloorRequest,
  floorMessage,
  srtcp,
} from './floor-message.ts';
import {
  amrWbPayload,
  decodeRtpPacket,
  decodeSrtpPacket,
  encodeVoicePacket,
  rtp,
  srtp,
  standInVoice,
} from './rtp-packet.ts';

const octets = (...hex: string[]) => hexToBytes(hex.join('').replaceAll(/\s/g, ''));
const text = (tree: readonly FieldNode[], path: string) => findNode(tree, path)?.text;

/** Toy keys: master key 00…0f, master salt a0…ab. */
const keys = deriveSrtpSessionKeys({
  masterKey: octets('000102030405060708090a0b0c0d0e0f'),
  masterSalt: octets('a0a1a2a3a4a5a6a7a8a9aaab'),
});

/** Written by hand from the diagrams of RFC 3550 and RFC 4867. */
const voice = octets(
  '80690010 00000140 1a2b3c4d',
  'f014 101112131415161718191a1b1c1d1e1f 202122232425262728292a2b2c2d2e2f',
);

describe('a voice packet', () => {
  it('[RFC 3550 §5.1, RFC 4867 §4.4] has the octets of the diagrams', () => {
    const payload = standInVoice();
    const packet = { sequenceNumber: 16, timestamp: 320, ssrc: 0x1a2b3c4d, payload };
    expect(bytesToHex(encodeVoicePacket(packet))).toBe(bytesToHex(voice));
  });

  it('[RFC 3550 §5.1, RFC 4867 §4.4] is read down to the speech frame', () => {
    const { tree, failure } = decodeRtpPacket(voice);
    expect(failure).toBeNull();
    expect(text(tree, 'RTP.ssrc')).toBe('0x1a2b3c4d');
    expect(text(tree, 'RTP.sequenceNumber')).toBe('16');
    expect(findNode(tree, 'RTP.payload.ft')).toMatchObject({
      text: '2',
      valueName: fact('field.bitRate', { rate: 12.65 }),
      start: 13,
      bits: { offset: 1, length: 4 },
    });
    expect(findNode(tree, 'RTP.payload.speechData')).toMatchObject({
      start: 14,
      end: 46,
      valueName: fact('field.standInVoice'),
    });
  });

  it('[RFC 3550 §5.1, §5.3.1] is read with CSRC list and extension', () => {
    const long = octets('92630010 00000140 1a2b3c4d 11111111 22222222 bede0001 aabbccdd 99');
    const { tree, failure } = decodeRtpPacket(long);
    expect(failure).toBeNull();
    expect(text(tree, 'RTP.csrcs[1].csrc')).toBe('0x22222222');
    expect(text(tree, 'RTP.extensionWords[0].word')).toBe('aabbccdd');
    expect(findNode(tree, 'RTP.payload')).toMatchObject({ start: 28, end: 29, children: [] });
  });

  it('[TS 33.179 §7.5.1] under SRTP: the composed packet of 74 octets', () => {
    const mki = octets('0a1b2c3d 05c0ffee');
    const { rtpKey: key, rtpSalt: salt } = keys;
    // Composed for payload type 99.
    const packet = protectRtp({ key, salt, packet: voice.with(1, 99), roc: 0, mki });
    expect(bytesToHex(packet)).toBe(
      bytesToHex(
        octets(
          '80630010 00000140 1a2b3c4d',
          '2b75509ca8dae428e7adfa8c2c74c45ea09f242a5d4b63c2c1b8b99b4003da869e85',
          '5312fff40edc88d98902b614a4083ee9 0a1b2c3d 05c0ffee 00000000',
        ),
      ),
    );
    const { tree, value } = decodeSrtpPacket(packet);
    expect(value?.mki).toEqual({ gmkId: 0x0a1b2c3d, gukId: 0x05c0ffee });
    expect(findNode(tree, 'SRTP.ciphertext')).toMatchObject({ start: 12, end: 46 });
    expect(text(tree, 'SRTP.tag')).toBe('5312fff40edc88d98902b614a4083ee9');
    expect(findNode(tree, 'SRTP.roc')).toMatchObject({ start: 70, end: 74, text: '0' });
  });

  it('[TS 33.179 §7.5.1] the worked packet of a group call is read to the last octet', () => {
    const packet = octets(
      '80600001000000a011223344 6237b6dd 2aa54c411d6d4113873298053da6cc45',
      '012345670f5d2840 00000000',
    );
    const { tree, value } = decodeSrtpPacket(packet);
    expect(text(tree, 'SRTP.ciphertext')).toBe('6237b6dd');
    expect(value).toMatchObject({ mki: { gmkId: 0x01234567, gukId: 0x0f5d2840 }, roc: 0 });
  });
});

describe('a floor control message', () => {
  const request = octets('80cc0004 1a2b3c4d 4d435054 00020500 0d028000');

  it('[TS 24.380 §8.1.2] Floor Request on the network, 20 octets written by hand, is read', () => {
    const { tree, failure } = decodeFloorMessage(request);
    expect(failure).toBeNull();
    expect(findNode(tree, 'APP.subtype')?.valueName).toBe('Floor Request');
    expect(text(tree, 'APP.name')).toBe('MCPT');
    expect(text(tree, 'APP.fields[0].value.priority')).toBe('5');
    expect(text(tree, 'APP.fields[1].value.normal')).toBe('1');
    expect(text(tree, 'APP.fields[1].value.temporaryGroup')).toBe('0');
  });

  it('[TS 24.380 Table 8.2.4-1] Floor Request off the network carries the User ID', () => {
    // 12 octets of head, then fields 0, 6 (13 octets and one of padding) and 13.
    const offNetwork = octets(
      '80cc0008 1a2b3c4d 4d435054 00020500',
      '060d 7369703a616c69636540612e62 00 0d028000',
    );
    const facts = { ssrc: 0x1a2b3c4d, priority: 5, userId: 'sip:alice@a.b' };
    expect(bytesToHex(encodeFloorRequest(facts))).toBe(bytesToHex(offNetwork));
    const regroup = encodeFloorRequest({ ...facts, temporary: true });
    expect(bytesToHex(regroup.slice(-4))).toBe('0d028100');
    const { tree, failure } = decodeFloorMessage(offNetwork);
    expect(failure).toBeNull();
    expect(findNode(tree, 'APP.fields[1].fieldId')?.valueName).toBe('User ID');
    expect(text(tree, 'APP.fields[1].value.uri')).toBe('sip:alice@a.b');
    expect(findNode(tree, 'APP.fields[1].padding')).toMatchObject({ start: 31, end: 32 });
  });

  const party = utf8ToBytes('sip:alice@primary.example');
  const uint16 = (fieldId: number, value: number) => ({ fieldId, value: Uint8Array.of(0, value) });
  const normal = { fieldId: 13, value: Uint8Array.of(0x80, 0) };
  const server = 0x0badc0de;

  it('[TS 24.380 §8.1.3] Floor Taken: a field of 25 octets is padded to 28', () => {
    const taken = octets(
      '82cc000c 0badc0de 4d435054 04197369703a616c696365407072696d6172792e6578616d706c6500',
      '05020001 08020001 0d028000',
    );
    const fields = [{ fieldId: 4, value: party }, uint16(5, 1), uint16(8, 1), normal];
    const made = encodeFloorMessage({ subtype: 2, ssrc: server, fields });
    expect(bytesToHex(made)).toBe(bytesToHex(taken));
    const { tree, failure } = decodeFloorMessage(taken);
    expect(failure).toBeNull();
    expect(text(tree, 'APP.fields[0].value.uri')).toBe('sip:alice@primary.example');
    expect(findNode(tree, 'APP.fields[0].padding')).toMatchObject({ start: 39, end: 40 });
    expect(findNode(tree, 'APP.fields[1].padding')).toBeUndefined();
    const ssrc = { fieldId: 14, value: octets('1a2b3c4d0000') };
    const longer = encodeFloorMessage({ subtype: 2, ssrc: server, fields: [...fields, ssrc] });
    expect([longer.length, longer[3]]).toEqual([60, 0x0e]);
  });

  it('[TS 24.380 Table 8.2.2.1-1] Granted, Release and Idle', () => {
    const hex = (subtype: number, ssrc: number, ...fields: (typeof normal)[]) =>
      bytesToHex(encodeFloorMessage({ subtype, ssrc, fields }));
    const priority = { fieldId: 0, value: Uint8Array.of(5, 0) };
    expect(hex(1, server, uint16(1, 30), priority, normal)).toBe(
      '81cc00050badc0de4d4350540102001e000205000d028000',
    );
    expect(hex(4, 0x1a2b3c4d, normal)).toBe('84cc00031a2b3c4d4d4350540d028000');
    expect(hex(5, server, uint16(8, 2), normal)).toBe('85cc00040badc0de4d435054080200020d028000');
  });

  it('[TS 24.380 §8.1.3] a field ID from 192 on has a length of two octets', () => {
    const { tree, failure } = decodeFloorMessage(
      octets('80cc0004 1a2b3c4d 4d435054 c0000233 44000000'),
    );
    expect(failure).toBeNull();
    expect(text(tree, 'APP.fields[0].longValue')).toBe('3344');
    expect(findNode(tree, 'APP.fields[0].padding')).toMatchObject({ start: 17, end: 20 });
  });

  it('[RFC 7714 §9.2] under SRTCP: the composed packet of 44 octets', () => {
    const { rtcpKey: key, rtcpSalt: salt } = keys;
    const cskId = octets('2c5a0001');
    const shared = octets(
      '80cc0004 1a2b3c4d 575131ba673c91757b1af1d4 41acb52453934876e1fca3d00319df89 80000001',
      '2c5a0001',
    );
    const packet = protectRtcp({
      key,
      salt,
      packet: request,
      index: 1,
      mki: cskId,
      encrypted: true,
    });
    expect(bytesToHex(packet)).toBe(bytesToHex(shared));
    const opened = unprotectRtcp({ key, salt, protectedPacket: shared, mkiLength: 4 });
    expect(opened && bytesToHex(opened.packet)).toBe(bytesToHex(request));
  });

  it('[RFC 3711 §3.4] under a group key the MKI of 8 octets stands last', () => {
    const packet = octets(
      '80cc0004 1a2b3c4d 575131ba673c91757b1af1d4 41acb52453934876e1fca3d00319df89 80000001',
      '012345670f5d2840',
    );
    const { tree, value } = decodeSrtcpPacket(packet);
    expect(value).toMatchObject({ e: 1, index: 1, mki: { gmkId: 0x01234567, gukId: 0x0f5d2840 } });
    expect(findNode(tree, 'SRTCP.subtype')?.valueName).toBe('Floor Request');
    expect(findNode(tree, 'SRTCP.ciphertext')).toMatchObject({ start: 8, end: 20 });
    expect(findNode(tree, 'SRTCP.index')).toMatchObject({ start: 36, bits: { offset: 1 } });
  });
});

describe('what holds of every table', () => {
  const tables: Fields[] = [
    ...[rtp, srtp, floorMessage, srtcp].map(({ fields }): Fields => fields),
    amrWbPayload,
    ...Object.values(floorFieldTables),
  ];
  for (let at = 0; at < tables.length; at += 1) {
    tables.push(...Object.values(tables[at] ?? {}).flatMap(({ layout }) => innerFields(layout)));
  }

  it('[Keyladder codec] labels are unique, every field has a clause, bit fields fill octets', () => {
    for (const table of tables) {
      const labels = Object.values(table).map(({ label }) => label);
      expect(new Set(labels).size, labels.join()).toBe(labels.length);
      let bits = 0;
      for (const { clause, layout } of Object.values(table)) {
        expect(documentOf(clause)).not.toBe('');
        if (layout.kind === 'number') bits += layout.bits;
        else expect(bits % 8).toBe(0);
      }
      expect(bits % 8).toBe(0);
    }
  });
});
