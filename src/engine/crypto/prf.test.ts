import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { deriveSrtpMaster, mikeyPrf } from './prf.ts';

describe('MIKEY PRF', () => {
  const label = Uint8Array.of(1, 2, 3);

  it('[RFC 3830 §4.1.2] XORs the blocks of a long key', () => {
    const [first, second] = [new Uint8Array(32).fill(5), new Uint8Array(7).fill(9)];
    const [a, b] = [mikeyPrf(first, label, 50), mikeyPrf(second, label, 50)];
    expect(mikeyPrf(concatBytes(first, second), label, 50)).toEqual(
      a.map((octet, index) => octet ^ (b[index] as number)),
    );
  });

  it('[RFC 3830 §4.1.2] a shorter output is the start of a longer one', () => {
    const long = mikeyPrf(label, label, 70);
    for (const length of [0, 1, 32, 33, 64]) {
      expect(mikeyPrf(label, label, length)).toEqual(long.slice(0, length));
    }
    expect(() => mikeyPrf(new Uint8Array(0), label, 1)).toThrow(RangeError);
    expect(() => mikeyPrf(label, label, -1)).toThrow(RangeError);
  });
});

describe('SRTP master key and salt', () => {
  const tgk = hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
  const csbId = hexToBytes('0f5d2840');
  const rand = hexToBytes('303132333435363738393a3b3c3d3e3f');

  it.each([
    [4, '47698e34c6df4fa69e06cf11aaeb90d0', 'f8fadb70dbdc6ae3d6c6ad38'],
    [0, 'b2bb87f1973b67f369d4858cffacb349', '0ab04cdddc10505811d959fd'],
  ])('[TS 33.179 §7.3.6] gives the worked values for CS ID %i', (csId, key, salt) => {
    const master = deriveSrtpMaster({ tgk, csId, csbId, rand });
    expect(bytesToHex(master.masterKey)).toBe(key);
    expect(bytesToHex(master.masterSalt)).toBe(salt);
  });

  for (const sample of [bundle, bundle180]) {
    it(`[RFC 3830 §4.1.3] gives the keys of every member of ${sample.gmk_id}`, () => {
      for (const member of Object.values(sample.members)) {
        const master = deriveSrtpMaster({
          tgk: hexToBytes(sample.gmk),
          csId: sample.srtp.cs_id,
          csbId: hexToBytes(member.guk_id),
          rand: hexToBytes(sample.rand),
        });
        expect(bytesToHex(master.masterKey)).toBe(member.master_key);
        expect(bytesToHex(master.masterSalt)).toBe(member.master_salt);
      }
    });
  }

  it('[RFC 3830 §4.1.3] refuses a CSB ID or CS ID of another length', () => {
    expect(() => deriveSrtpMaster({ tgk, csId: 4, csbId: rand, rand })).toThrow(/4 bytes/);
    expect(() => deriveSrtpMaster({ tgk, csId: 256, csbId, rand })).toThrow(RangeError);
  });
});
