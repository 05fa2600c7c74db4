import { cbc } from '@noble/ciphers/aes.js';
import { requireLength } from './named.ts';

/** The plaintext of AES-128-CBC without padding; null where the ciphertext is empty or no multiple of
 *  16 octets. There is no tag: whatever comes out may be nobody's text. Throws RangeError for a key or
 *  an IV of other than 16 octets. Source: TS 33.179 §E.6.8 of V13.4.0. */
export function openAesCbc(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array | null {
  requireLength('key', key, 16);
  requireLength('iv', iv, 16);
  if (ciphertext.length === 0 || ciphertext.length % 16 !== 0) return null;
  return cbc(key, iv, { disablePadding: true }).decrypt(ciphertext);
}

/** AES-128-CBC without padding. Throws RangeError for a key or an IV of other than 16 octets, or a plaintext
 *  that is no multiple of 16. Source: TS 33.179 §E.6.8 of V13.4.0. */
export function sealAesCbc(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array {
  requireLength('key', key, 16);
  requireLength('iv', iv, 16);
  if (plaintext.length % 16 !== 0) {
    throw new RangeError(`plaintext: expected a multiple of 16 octets, found ${plaintext.length}`);
  }
  return cbc(key, iv, { disablePadding: true }).encrypt(plaintext);
}
