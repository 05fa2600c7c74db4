import { describe, expect, it } from 'vitest';
import { protectRtcp, protectRtp, unprotectRtcp, unprotectRtp } from '../crypto/srtp.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { deriveGroupSrtpKeys } from './group-srtp-keys.ts';
import { deriveUserSalt, xorUserSalt } from './guk-id.ts';

const none = new Uint8Array(0);

const worked = {
  gmk: hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf'),
  gmkId: 0x01234567,
  gukId: 0x0f5d2840,
  rand: hexToBytes('303132333435363738393a3b3c3d3e3f'),
};

describe('deriveGroupSrtpKeys', () => {
  it('[TS 33.179 §7.3.6] gives the worked example of a group call', () => {
    const { keys } = deriveGroupSrtpKeys({ ...worked, csId: 4 });
    expect(bytesToHex(keys.masterKey)).toBe('47698e34c6df4fa69e06cf11aaeb90d0');
    expect(bytesToHex(keys.masterSalt)).toBe('f8fadb70dbdc6ae3d6c6ad38');
    expect(bytesToHex(keys.mki)).toBe('012345670f5d2840');
    expect(bytesToHex(keys.rtpKey ?? none)).toBe('e3ea98167188fd4bad29b7b63200ff7f');
    expect(bytesToHex(keys.rtpSalt ?? none)).toBe('9b21a02f2be1169eac920b9d');
    expect(bytesToHex(keys.rtcpKey)).toBe('6a0a5f1b838c5816394468a4b7d1bfca');
    expect(bytesToHex(keys.rtcpSalt)).toBe('a8313471acede6212747fe89');
  });

  it('[TS 33.179 §7.3.6] another CS ID gives other keys', () => {
    const { keys } = deriveGroupSrtpKeys({ ...worked, csId: 0 });
    expect(bytesToHex(keys.masterKey)).toBe('b2bb87f1973b67f369d4858cffacb349');
    expect(bytesToHex(keys.masterSalt)).toBe('0ab04cdddc10505811d959fd');
  });
});

describe.each([
  ['identities as URIs', bundle],
  ['identities hidden', bundle180],
])('the example with %s', (_what, given) => {
  const gmk = hexToBytes(given.gmk);
  const gmkId = Number.parseInt(given.gmk_id, 16);
  const rand = hexToBytes(given.rand);
  const keysOf = (gukId: number) =>
    deriveGroupSrtpKeys({ gmk, gmkId, gukId, rand, csId: given.srtp.cs_id }).keys;

  it('[TS 33.179 §7.3.6] states these SRTP keys', () => {
    const keys = keysOf(Number.parseInt(given.guk_id, 16));
    expect({
      csb_id: keys.csbId.toString(16).padStart(8, '0'),
      mki: bytesToHex(keys.mki),
      master_key: bytesToHex(keys.masterKey),
      master_salt: bytesToHex(keys.masterSalt),
      rtp_key: bytesToHex(keys.rtpKey ?? none),
      rtp_salt: bytesToHex(keys.rtpSalt ?? none),
      rtcp_key: bytesToHex(keys.rtcpKey),
      rtcp_salt: bytesToHex(keys.rtcpSalt),
    }).toEqual({
      csb_id: given.srtp.csb_id,
      mki: given.srtp.mki,
      master_key: given.srtp.master_key,
      master_salt: given.srtp.master_salt,
      rtp_key: given.srtp.rtp_key,
      rtp_salt: given.srtp.rtp_salt,
      rtcp_key: given.srtp.rtcp_key,
      rtcp_salt: given.srtp.rtcp_salt,
    });
  });

  it('[TS 33.179 §7.3.6] lets a member derive the keys of every other sender', () => {
    for (const [uri, member] of Object.entries(given.members)) {
      const gukId = xorUserSalt(gmkId, deriveUserSalt(gmk, uri).userSalt);
      expect(gukId).toBe(Number.parseInt(member.guk_id, 16));
      const keys = keysOf(gukId);
      expect(bytesToHex(keys.mki)).toBe(member.mki);
      expect(bytesToHex(keys.masterKey)).toBe(member.master_key);
      expect(bytesToHex(keys.masterSalt)).toBe(member.master_salt);
    }
    expect(Object.keys(given.members)).toHaveLength(2);
  });

  it('[TS 33.179 §7.5.1] protects and opens the sample packets', () => {
    const { sample } = given.srtp;
    const keys = keysOf(Number.parseInt(given.guk_id, 16));
    const rtp = { key: keys.rtpKey ?? none, salt: keys.rtpSalt ?? none };
    const rtcp = { key: keys.rtcpKey, salt: keys.rtcpSalt };
    const { mki } = keys;
    const [packet, srtp, floor, srtcp] = [
      hexToBytes(sample.rtp),
      hexToBytes(sample.srtp),
      hexToBytes(sample.rtcp),
      hexToBytes(sample.srtcp),
    ];
    const index = sample.srtcp_index;
    expect(protectRtp({ ...rtp, packet, roc: sample.roc, mki })).toEqual(srtp);
    expect(unprotectRtp({ ...rtp, protectedPacket: srtp, mkiLength: 8 })?.packet).toEqual(packet);
    expect(protectRtcp({ ...rtcp, packet: floor, index, mki, encrypted: true })).toEqual(srtcp);
    expect(unprotectRtcp({ ...rtcp, protectedPacket: srtcp, mkiLength: 8 })?.packet).toEqual(floor);
  });

  it('[TS 33.180 §5.2.3] an MKFC is not diversified, which no text we read confirms: named and marked', () => {
    const id = 0x41234567;
    const { keys, working } = deriveGroupSrtpKeys({ ...worked, gmkId: id, gukId: id, csId: 4 });
    expect(bytesToHex(keys.mki)).toBe('41234567');
    const values = [...working.inputs, ...working.outputs];
    const doubtful = values.filter(({ unverified }) => unverified).map(({ name }) => name);
    expect(doubtful).toEqual(['CS ID', 'MKFC-ID', 'CSB ID = MKFC-ID', 'MKI']);
    expect(values.map(({ name }) => name).join()).not.toMatch(/GUK-ID|GMK-ID/);
  });
});
