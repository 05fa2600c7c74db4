import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import vectors from '../vectors/rfc7714-aead-aes-gcm.json' with { type: 'json' };
import { openAesGcm, sealAesGcm } from './aes-gcm.ts';

/** GCM specification (McGrew, Viega), test cases 4 to 6: the same input with an IV of 12, 8 and 60
 *  octets. */
const key = hexToBytes('feffe9928665731c6d6a8f9467308308');
const aad = hexToBytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
const plaintext = hexToBytes(
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
);

describe('AES-128-GCM', () => {
  it('[RFC 7714 §16.1.3] tags a packet that stays in clear', () => {
    const tagOnly = vectors.vectors.find((v) => v.section === '16.1.3/16.1.4');
    if (tagOnly?.tag === undefined) throw new Error('vector missing');
    const sealed = sealAesGcm(
      hexToBytes(tagOnly.session_key),
      hexToBytes(tagOnly.iv),
      hexToBytes(tagOnly.aad),
      new Uint8Array(0),
    );
    expect(bytesToHex(sealed)).toBe(tagOnly.tag);
  });

  it('[RFC 7714 §5.1] hashes an IV that is not 12 octets long', () => {
    const tags = {
      cafebabefacedbaddecaf888: '5bc94fbc3221a5db94fae95ae7121a47',
      cafebabefacedbad: '3612d2e79e3b0785561be14aaca2fccb',
    };
    for (const [iv, tag] of Object.entries(tags)) {
      expect(bytesToHex(sealAesGcm(key, hexToBytes(iv), aad, plaintext)).slice(-32)).toBe(tag);
    }
  });

  it('[RFC 7714 §5.2] opens what it sealed, with a 16-octet IV, and nothing altered', () => {
    const iv = hexToBytes('cafebabefacedbaddecaf888cafebabe');
    const sealed = sealAesGcm(key, iv, aad, plaintext);
    expect(openAesGcm(key, iv, aad, sealed)).toEqual(plaintext);
    expect(openAesGcm(key, iv.slice(0, 12), aad, sealed)).toBeNull();
    expect(openAesGcm(key, iv, aad.slice(1), sealed)).toBeNull();
    expect(openAesGcm(key, iv, aad, sealed.slice(0, 15))).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const altered = sealed.map((octet, index) => (index === at ? octet ^ 0x10 : octet));
      expect(openAesGcm(key, iv, aad, altered)).toBeNull();
    }
    expect(() => sealAesGcm(key.slice(1), iv, aad, plaintext)).toThrow(/16 bytes/);
  });
});
