import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import vectors from '../vectors/rfc4231-hmac-sha256.json' with { type: 'json' };
import { kdf, kdfInput } from './kdf.ts';

const gmk = hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');

describe('HMAC-SHA-256', () => {
  for (const { name, key, data, hmac_sha_256 } of vectors.vectors) {
    it(`[RFC 4231 §4] ${name}`, () => {
      expect(bytesToHex(hmac(sha256, hexToBytes(key), hexToBytes(data)))).toBe(hmac_sha_256);
    });
  }
});

describe('KDF', () => {
  it('[TS 33.220 §B.2.0] puts FC first and each length behind its parameter', () => {
    const S = kdfInput(0x50, utf8ToBytes('ab'), Uint8Array.of(7));
    expect(bytesToHex(S)).toBe('50616200020700' + '01');
  });

  it('[TS 33.179 §F.1.3] gives the K of the worked User Salt', () => {
    const K = bytesToHex(kdf(gmk, 0x50, utf8ToBytes('sip:officer.7@mcptt.example.org')));
    expect(K.slice(0, 8)).toBe('74f59ed4');
    expect(K.slice(-8)).toBe('4e7e6d27');
  });

  it('[TS 33.180 §F.1.5] gives the DPCK of the worked GUK-ID', () => {
    const K = bytesToHex(kdf(gmk, 0x53, hexToBytes('0f5d2840')));
    expect(K.slice(32)).toBe('822b7294d7eafbc308f91259a91d3d48');
  });

  it('[TS 33.220 §B.2.0] refuses an FC that is not one octet', () => {
    for (const fc of [-1, 256, 1.5]) expect(() => kdf(gmk, fc)).toThrow(RangeError);
    expect(() => kdf(gmk, 0, new Uint8Array(65_536))).toThrow(RangeError);
  });
});
