import type { AffinePoint } from '../math/curve.ts';
import { invert, mod } from '../math/modular.ts';
import { buildTorusComb, powerByComb } from '../math/torus-comb.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { decodeSakkePoint, encodeFieldElement, hashToIntegerRange } from './sakke-encoding.ts';
import * as kernel from './sakke-kernel.ts';
import { arithmeticInUse, torusComb } from './sakke-tables.ts';

/** The steps of a decapsulation one by one, for somebody who looks for the mistake of a sender: each
 *  can be made with other octets than the RFC has. Nothing here makes a key good. */

const { p, q, P, g, ssvBytes, pointBytes, encapsulatedDataBytes } = sakkeParameterSet1;

/** R and H of encapsulated data; null for another length, or where R is no point to calculate with. */
export function splitEncapsulated(sakkeData: Uint8Array) {
  if (sakkeData.length !== encapsulatedDataBytes) return null;
  const R = decodeSakkePoint(sakkeData.slice(0, pointBytes));
  return R.ok ? { R: R.point, H: sakkeData.slice(pointBytes) } : null;
}

type Encapsulated = NonNullable<ReturnType<typeof splitEncapsulated>>;

/** w = < R, K >, 128 octets; null where K is no point of order q. Source: RFC 6508 §6.2.2 step 2. */
export function pairingOf({ R }: Encapsulated, rsk: Uint8Array): Uint8Array | null {
  const K = decodeSakkePoint(rsk);
  const w = K.ok ? kernel.pair(K.point, R) : null;
  return w === null ? null : encodeFieldElement(w);
}

/** SSV = H XOR HashToIntegerRange(hashed, 2^128), where `hashed` should be w in 128 octets.
 *  Source: RFC 6508 §6.2.2 step 3. */
export function unmask({ H }: Encapsulated, hashed: Uint8Array): Uint8Array {
  const mask = hashToIntegerRange(hashed, 1n << 128n);
  return numberToBytesBE(bytesToNumberBE(H) ^ mask, ssvBytes);
}

/** g^r for r = HashToIntegerRange(hashed, q), 128 octets: the w of whoever was sent R. It costs a
 *  quarter of R itself. Source: RFC 6508 §6.2.1 step 4. */
export function powerFor(hashed: Uint8Array): Uint8Array {
  const { x1, x2 } = arithmeticInUse().power(torusComb(), hashToIntegerRange(hashed, q));
  return encodeFieldElement(mod(x2 * invert(x1, p), p));
}

/** Whether R = [r]([b]P + Z) for r = HashToIntegerRange(hashed, q), where `hashed` should be SSV ‖ b.
 *  Source: RFC 6508 §6.2.2 steps 4 to 6. */
export function isEncapsulatedTo(
  { R }: Encapsulated,
  hashed: Uint8Array,
  id: Uint8Array,
  kmsPublicKey: Uint8Array,
): boolean {
  const Z = decodeSakkePoint(kmsPublicKey);
  if (!Z.ok) return false;
  const r = hashToIntegerRange(hashed, q);
  return kernel.isEncapsulationPoint(R, r, bytesToNumberBE(id) % q, Z.point);
}

/** Asks an RSK whose it is: < [a]P + Z, K > = g, tried for many identities at the cost of one pairing
 *  for K and one for each KMS, since it is < P, K >^a · < Z, K >. Its comb is BigInt's: nobody says when
 *  it is given up. Source: RFC 6508 §6.1.2. */
export function ownerTest(rsk: Uint8Array): (id: Uint8Array, kmsPublicKey: Uint8Array) => boolean {
  const K = decodeSakkePoint(rsk);
  const withP = K.ok ? kernel.pair(K.point, P) : null;
  const comb = withP === null ? null : buildTorusComb(withP, p);
  const withZ = new Map<bigint, bigint | null>();
  const pairWith = (Z: AffinePoint) => {
    const known = withZ.get(Z.x);
    if (known !== undefined) return known;
    const made = K.ok ? kernel.pair(K.point, Z) : null;
    withZ.set(Z.x, made);
    return made;
  };
  return (id, kmsPublicKey) => {
    const Z = decodeSakkePoint(kmsPublicKey);
    const ratio = Z.ok && comb !== null ? pairWith(Z.point) : null;
    if (ratio === null || comb === null) return false;
    const { x1, x2 } = powerByComb(comb, bytesToNumberBE(id) % q, p);
    const [real, imaginary] = [x1 - x2 * ratio, x2 + x1 * ratio];
    return (imaginary - g * real) % p === 0n && real % p !== 0n;
  };
}
