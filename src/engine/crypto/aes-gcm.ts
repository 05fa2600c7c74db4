import { gcm } from '@noble/ciphers/aes.js';
import { requireLength } from './named.ts';

const tagBytes = 16;

/** AES-128-GCM: ciphertext ‖ 16-octet tag. The IV may have any length from 8 octets; one that is
 *  not 12 octets long is hashed into J_0 as the mode says, so a 16-octet IV counts whole.
 *  Throws RangeError for a key of other than 16 octets. Source: RFC 7714 §5.1 (AEAD of RFC 5116). */
export function sealAesGcm(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  requireLength('key', key, 16);
  return gcm(key, iv, aad).encrypt(plaintext);
}

/** What comes out where the tag is left unread: 16 octets fewer than arrived, of which nobody can say
 *  whether they were ever sealed; `null` of fewer than 16. GCM masks both ways alike, so that sealing
 *  the ciphertext opens it. Throws RangeError for a key of other than 16 octets.
 *  Source: NIST SP 800-38D §7, of which it breaks the last step. */
export function openAesGcmUntested(
  key: Uint8Array,
  iv: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < tagBytes) return null;
  const masked = sealAesGcm(key, iv, new Uint8Array(0), sealed.slice(0, -tagBytes));
  return masked.slice(0, -tagBytes);
}

/** The plaintext, or `null` when the tag does not match (or fewer than 16 octets arrived).
 *  Throws RangeError for a key of other than 16 octets. Source: RFC 7714 §5.2. */
export function openAesGcm(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  requireLength('key', key, 16);
  if (sealed.length < tagBytes) return null;
  const cipher = gcm(key, iv, aad);
  try {
    return cipher.decrypt(sealed);
  } catch (error) {
    if (error instanceof Error && /tag/.test(error.message)) return null;
    throw error;
  }
}
