import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import kdfVectors from '../vectors/rfc3711-srtp-kdf.json' with { type: 'json' };
import gcmVectors from '../vectors/rfc7714-aead-aes-gcm.json' with { type: 'json' };
import {
  aesCmPrf,
  deriveSrtpSessionKeys,
  protectRtcp,
  protectRtp,
  rtpHeaderLength,
  unprotectRtcp,
  unprotectRtp,
} from './srtp.ts';

const noMki = new Uint8Array(0);
const masterKey = hexToBytes('47698e34c6df4fa69e06cf11aaeb90d0');
const masterSalt = hexToBytes('f8fadb70dbdc6ae3d6c6ad38');
const mki = hexToBytes('012345670f5d2840');
const packet = hexToBytes('80600001000000a01122334401020304');

function flip(octets: Uint8Array, at: number): Uint8Array {
  return octets.map((octet, index) => (index === at ? octet ^ 1 : octet));
}

describe('session keys', () => {
  for (const vector of kdfVectors.vectors) {
    if (vector.output === undefined || vector.label === undefined) continue;
    it(`[RFC 3711 App. B.3] ${vector.name}`, () => {
      const [key, salt] = [hexToBytes(vector.master_key), hexToBytes(vector.master_salt)];
      const output = aesCmPrf(key, salt, vector.label, vector.output.length / 2);
      expect(bytesToHex(output)).toBe(vector.output);
    });
  }

  it('[RFC 3711 §4.3] gives the worked keys of a 12-octet salt', () => {
    const keys = deriveSrtpSessionKeys({ masterKey, masterSalt });
    expect(bytesToHex(keys.rtpKey)).toBe('e3ea98167188fd4bad29b7b63200ff7f');
    expect(bytesToHex(keys.rtpSalt)).toBe('9b21a02f2be1169eac920b9d');
    expect(bytesToHex(keys.rtcpKey)).toBe('6a0a5f1b838c5816394468a4b7d1bfca');
    expect(bytesToHex(keys.rtcpSalt)).toBe('a8313471acede6212747fe89');
    expect(() => deriveSrtpSessionKeys({ masterKey, masterSalt: masterKey })).toThrow(/12 bytes/);
    expect(() => aesCmPrf(masterKey, masterKey, 0, 16)).toThrow(RangeError);
  });
});

describe('SRTP', () => {
  const { rtpKey: key, rtpSalt: salt } = deriveSrtpSessionKeys({ masterKey, masterSalt });

  it('[RFC 7714 §16.1.1] protects the published packet, and opens it, which carries no ROC', () => {
    const vector = gcmVectors.vectors[0];
    if (vector?.plaintext_packet === undefined) throw new Error('vector missing');
    const input = { key: hexToBytes(vector.session_key), salt: hexToBytes(vector.session_salt) };
    const plain = hexToBytes(vector.plaintext_packet);
    const out = protectRtp({ ...input, packet: plain, roc: 0, mki: noMki });
    expect(bytesToHex(out)).toBe(`${vector.protected_packet}00000000`);
    const protectedPacket = hexToBytes(vector.protected_packet);
    const opened = unprotectRtp({ ...input, protectedPacket, mkiLength: 0, roc: 0 });
    expect(opened).toEqual({ packet: plain, roc: 0, mki: noMki });
    expect(unprotectRtp({ ...input, protectedPacket, mkiLength: 0, roc: 1 })).toBeNull();
  });

  it('[TS 33.179 §7.5.1] protects the worked packet with MKI and ROC', () => {
    const out = protectRtp({ key, salt, packet, roc: 0, mki });
    expect(bytesToHex(out)).toBe(
      '80600001000000a0112233446237b6dd2aa54c411d6d4113873298053da6cc45012345670f5d284000000000',
    );
    expect(unprotectRtp({ key, salt, protectedPacket: out, mkiLength: 8 })).toEqual({
      packet,
      roc: 0,
      mki,
    });
  });

  it('[RFC 7714 §8.2] refuses every altered octet except the MKI, which only names the key', () => {
    const out = protectRtp({ key, salt, packet, roc: 7, mki });
    for (let at = 0; at < out.length; at++) {
      const opened = unprotectRtp({ key, salt, protectedPacket: flip(out, at), mkiLength: 8 });
      const isMki = at >= out.length - 12 && at < out.length - 4;
      expect(opened === null).toBe(!isMki);
    }
  });

  it('[RFC 3711 §3.1] takes CSRC list and extension as header', () => {
    expect(rtpHeaderLength(packet)).toBe(12);
    const csrc = concatBytes(Uint8Array.of(0x82), packet.slice(1, 12), new Uint8Array(8));
    expect(rtpHeaderLength(csrc)).toBe(20);
    const extension = concatBytes(
      Uint8Array.of(0x90),
      packet.slice(1, 12),
      hexToBytes('bede0001aabbccdd'),
    );
    expect(rtpHeaderLength(extension)).toBe(20);
    expect(rtpHeaderLength(extension.slice(0, 19))).toBeNull();
    expect(rtpHeaderLength(extension.slice(0, 15))).toBeNull();
    expect(rtpHeaderLength(csrc.slice(0, 19))).toBeNull();
    expect(rtpHeaderLength(new Uint8Array(12))).toBeNull();
    expect(rtpHeaderLength(noMki)).toBeNull();
    expect(() => protectRtp({ key, salt, packet: noMki, roc: 0, mki })).toThrow(RangeError);
    expect(unprotectRtp({ key, salt, protectedPacket: packet, mkiLength: 8 })).toBeNull();
  });
});

describe('SRTCP', () => {
  for (const vector of gcmVectors.vectors) {
    if (vector.section !== '17.1' && vector.section !== '17.3') continue;
    it(`[RFC 7714 §${vector.section}] protects and opens the published packet`, () => {
      const input = { key: hexToBytes(vector.session_key), salt: hexToBytes(vector.session_salt) };
      const plain = hexToBytes(vector.plaintext_packet as string);
      const index = vector.srtcp_index as number;
      const encrypted = vector.encrypted === true;
      const out = protectRtcp({ ...input, packet: plain, index, mki: noMki, encrypted });
      expect(bytesToHex(out)).toBe(vector.protected_packet);
      const opened = unprotectRtcp({ ...input, protectedPacket: out, mkiLength: 0 });
      expect(opened).toEqual({ packet: plain, index, mki: noMki, encrypted });
      for (let at = 0; at < out.length; at++) {
        expect(
          unprotectRtcp({ ...input, protectedPacket: flip(out, at), mkiLength: 0 }),
        ).toBeNull();
      }
    });
  }

  it('[RFC 7714 §9] refuses short packets and an index over 31 bits', () => {
    const input = { key: masterKey, salt: masterSalt, packet, mki, encrypted: true };
    expect(() => protectRtcp({ ...input, index: 2 ** 31 })).toThrow(RangeError);
    expect(() => protectRtcp({ ...input, packet: noMki, index: 0 })).toThrow(RangeError);
    expect(unprotectRtcp({ ...input, protectedPacket: packet, mkiLength: 8 })).toBeNull();
  });
});

describe('sample packets of an independent implementation', () => {
  for (const sample of [bundle, bundle180]) {
    it(`[TS 33.179 §7.5.1] session keys, SRTP and SRTCP of GMK-ID ${sample.gmk_id}`, () => {
      const { srtp } = sample;
      const keys = deriveSrtpSessionKeys({
        masterKey: hexToBytes(srtp.master_key),
        masterSalt: hexToBytes(srtp.master_salt),
      });
      const { rtpKey, rtpSalt, rtcpKey, rtcpSalt } = keys;
      expect([rtpKey, rtpSalt, rtcpKey, rtcpSalt].map(bytesToHex)).toEqual([
        srtp.rtp_key,
        srtp.rtp_salt,
        srtp.rtcp_key,
        srtp.rtcp_salt,
      ]);
      const [name, { rtp, rtcp, roc, srtcp_index: index }] = [hexToBytes(srtp.mki), srtp.sample];
      const media = { key: rtpKey, salt: rtpSalt, packet: hexToBytes(rtp), roc, mki: name };
      expect(bytesToHex(protectRtp(media))).toBe(srtp.sample.srtp);
      const floor = { key: rtcpKey, salt: rtcpSalt, packet: hexToBytes(rtcp), index, mki: name };
      expect(bytesToHex(protectRtcp({ ...floor, encrypted: true }))).toBe(srtp.sample.srtcp);
    });
  }
});
