import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { createHmacDrbg, createRandomSource, randomScalar } from './hmac-drbg.ts';

/** Private key and published k of RFC 6979 A.2.5, curve P-256, SHA-256. */
const x = hexToBytes('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721');
const published = {
  sample: 'a6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60',
  test: 'd16b6ae827f17175e040871a1c7ec3500192c4c92677336ec2537acaee0008e0',
};

describe('HMAC-DRBG', () => {
  for (const [message, k] of Object.entries(published)) {
    it(`[RFC 6979 App. A.2.5] gives the published k of "${message}"`, () => {
      const hash = bytesToNumberBE(sha256(utf8ToBytes(message))) % p256.Point.Fn.ORDER;
      const drbg = createHmacDrbg(concatBytes(x, numberToBytesBE(hash, 32)));
      expect(bytesToHex(drbg.bytes(32))).toBe(k);
    });
  }

  it('[SP 800-90A §10.1.2.5] refuses lengths it does not serve', () => {
    const drbg = createHmacDrbg(x);
    expect(drbg.bytes(0)).toHaveLength(0);
    for (const length of [-1, 1.5, 65_537]) expect(() => drbg.bytes(length)).toThrow(RangeError);
  });
});

describe('random source', () => {
  it('[SP 800-90A §10.1.2.3] is a function of seed and stream name', () => {
    const draw = (seed: number, name: string) =>
      bytesToHex(createRandomSource(Uint8Array.of(seed)).stream(name).bytes(40));
    expect(draw(1, 'gms/gmk/media')).toBe(draw(1, 'gms/gmk/media'));
    expect(draw(1, 'gms/gmk/media')).not.toBe(draw(1, 'gms/gmk/floor'));
    expect(draw(1, 'gms/gmk/media')).not.toBe(draw(2, 'gms/gmk/media'));
  });

  it('[Keyladder §streams] continues a stream and leaves the others alone', () => {
    const source = createRandomSource(Uint8Array.of(9));
    const first = source.stream('a').bytes(16);
    expect(source.stream('a').bytes(16)).not.toEqual(first);
    expect(source.stream('b').bytes(16)).toEqual(
      createRandomSource(Uint8Array.of(9)).stream('b').bytes(16),
    );
    expect(() => createRandomSource(new Uint8Array(0))).toThrow(RangeError);
  });
});

describe('random scalars', () => {
  it('[SP 800-90A App. A.5.1] stay in their range and reach both ends', () => {
    const stream = createRandomSource(Uint8Array.of(3)).stream('scalars');
    const seen = new Set<bigint>();
    for (let i = 0; i < 200; i++) seen.add(randomScalar(stream, 2n, 9n));
    expect([...seen].sort()).toEqual([2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n]);
    expect(() => randomScalar(stream, 5n, 4n)).toThrow(RangeError);
  });
});
