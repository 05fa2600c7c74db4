/** SAKKE line by line as RFC 6508 writes it, slow and plain: the oracle of the fast form. */

import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import {
  decodeSakkePoint,
  encodeFieldElement,
  encodeSakkePoint,
  hashToIntegerRange,
} from '../crypto/sakke-encoding.ts';
import { addPoints, type CurvePoint, equalPoints, multiplyPoint } from '../math/curve.ts';
import { powerFp2, ratioFp2 } from '../math/fp2.ts';
import { invert } from '../math/modular.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes } from '../model/bytes.ts';
import { tatePairing } from './tate-pairing.ts';

const { p, q, P, g, ssvBytes, pointBytes } = sakkeParameterSet1;
const twoToTheN = 1n << 128n;

function point(octets: Uint8Array) {
  const decoded = decodeSakkePoint(octets);
  if (!decoded.ok) throw new RangeError(decoded.fault);
  return decoded.point;
}

function encode(A: CurvePoint): Uint8Array {
  if (A === null) throw new RangeError('the point at infinity has no encoding');
  return encodeSakkePoint(A);
}

/** Z_T = [z_T]P, 257 octets. Source: RFC 6508 §2.2. */
export function referenceKmsPublicKey(z_T: bigint): Uint8Array {
  return encode(multiplyPoint(P, z_T, p));
}

/** K_(a,T), 257 octets. Throws EngineError when a + z_T ≡ 0 mod q. Source: RFC 6508 §6.1.1. */
export function referenceRsk(z_T: bigint, a: Uint8Array): Uint8Array {
  return encode(multiplyPoint(P, invert(bytesToNumberBE(a) + z_T, q), p));
}

/** Whether < [a]P + Z_T, K_(a,T) > = g. Source: RFC 6508 §6.1.2. */
export function referenceValidateRsk(Z_T: Uint8Array, a: Uint8Array, K: Uint8Array): boolean {
  const A = addPoints(multiplyPoint(P, bytesToNumberBE(a), p), point(Z_T), p);
  return A !== null && tatePairing(A, point(K), p, q) === g;
}

/** g^r in its 128 octets. Source: RFC 6508 §6.2.1. */
export function referencePowerOfG(r: bigint): Uint8Array {
  return encodeFieldElement(ratioFp2(powerFp2({ x1: 1n, x2: g }, r, p), p));
}

/** R_(b,S) ‖ H, 273 octets. Source: RFC 6508 §6.2.1. */
export function referenceEncapsulate(SSV: Uint8Array, b: Uint8Array, Z_S: Uint8Array): Uint8Array {
  const r = hashToIntegerRange(concatBytes(SSV, b), q); // 2
  const bP = multiplyPoint(P, bytesToNumberBE(b), p);
  const R = multiplyPoint(addPoints(bP, point(Z_S), p), r, p); // 3
  const mask = hashToIntegerRange(referencePowerOfG(r), twoToTheN); // 4
  const H = numberToBytesBE(bytesToNumberBE(SSV) ^ mask, ssvBytes);
  return concatBytes(encode(R), H); // 5
}

/** The SSV, or `null` when TEST differs from R. Source: RFC 6508 §6.2.2. */
export function referenceDecapsulate(
  data: Uint8Array,
  b: Uint8Array,
  K: Uint8Array,
  Z_S: Uint8Array,
): Uint8Array | null {
  const R = point(data.slice(0, pointBytes)); // 1
  const H = data.slice(pointBytes);
  const w = tatePairing(R, point(K), p, q); // 2
  const mask = hashToIntegerRange(encodeFieldElement(w), twoToTheN);
  const SSV = numberToBytesBE(bytesToNumberBE(H) ^ mask, ssvBytes); // 3
  const r = hashToIntegerRange(concatBytes(SSV, b), q); // 4
  const bP = multiplyPoint(P, bytesToNumberBE(b), p);
  const TEST = multiplyPoint(addPoints(bP, point(Z_S), p), r, p); // 5
  return equalPoints(TEST, R) ? SSV : null; // 6
}
