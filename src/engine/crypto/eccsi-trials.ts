import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { concatBytes, withoutLeadingZeros } from '../model/bytes.ts';
import { isFact } from '../model/fact.ts';
import { openSignature } from './eccsi.ts';
import { sumWithGenerator } from './p256-public.ts';

const q = p256.Point.Fn.ORDER;

/** Whether a signature (129 octets) would hold had its maker hashed r without its leading zero octets.
 *  False where r has none: then it is no deviation. Source: RFC 6507 §5.2.2, which has r in 32 octets. */
export function holdsWithShortR(input: {
  kpak: Uint8Array;
  id: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}): boolean {
  const opened = openSignature(input);
  if (isFact(opened)) return false;
  const { rOctets, r, s, HS, Y } = opened;
  if (rOctets[0] !== 0) return false;
  const HE = sha256(concatBytes(HS, withoutLeadingZeros(rOctets), input.message));
  const J = sumWithGenerator((s * bytesToNumberBE(HE)) % q, Y, (s * r) % q);
  return !J.is0() && J.x === r;
}
