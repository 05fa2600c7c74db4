import { sha256 } from '@noble/hashes/sha2.js';
import { type AffinePoint, isOnCurve } from '../math/curve.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';

const { p, fieldBytes, pointBytes } = sakkeParameterSet1;

/** An F_p element or an integer below 2¹⁰²⁴ in exactly 128 octets. Hashing a shorter form would break
 *  about one message in 256. Source: RFC 6508 §4. */
export function encodeFieldElement(value: bigint): Uint8Array {
  return numberToBytesBE(value, fieldBytes);
}

/** 04 ‖ x ‖ y, 257 octets. Source: RFC 6508 §4. */
export function encodeSakkePoint(point: AffinePoint): Uint8Array {
  const prefix = Uint8Array.of(4);
  return concatBytes(prefix, encodeFieldElement(point.x), encodeFieldElement(point.y));
}

export type PointFault = 'length' | 'out-of-range' | 'not-on-curve';

export type DecodedPoint =
  | Readonly<{ ok: true; point: AffinePoint }>
  | Readonly<{ ok: false; fault: PointFault; reason: Fact }>;

/** The point of 257 octets. Refused with a reason: another length, a first octet other than 04
 *  (which includes the point at infinity), a coordinate ≥ p, a point off the curve, and y = 0, a point
 *  of order two. Source: RFC 6508 §4 and §6.2.2. */
export function decodeSakkePoint(octets: Uint8Array): DecodedPoint {
  const refuse = (fault: PointFault, reason: Fact): DecodedPoint => ({
    ok: false,
    fault,
    reason,
  });
  if (octets.length !== pointBytes) {
    return refuse('length', fact('point.octets', { count: octets.length, wanted: pointBytes }));
  }
  if (octets[0] !== 4) return refuse('not-on-curve', fact('point.firstOctet'));
  const x = bytesToNumberBE(octets.subarray(1, 1 + fieldBytes));
  const y = bytesToNumberBE(octets.subarray(1 + fieldBytes));
  if (x >= p) return refuse('out-of-range', fact('point.range', { name: 'x' }));
  if (y >= p) return refuse('out-of-range', fact('point.range', { name: 'y' }));
  if (!isOnCurve({ x, y }, p)) return refuse('not-on-curve', fact('point.offCurve'));
  if (y === 0n) return refuse('not-on-curve', fact('point.orderTwo'));
  return { ok: true, point: { x, y } };
}

/** h_1, h_2, … of step 4a: they depend on nothing, so they are kept. */
const chain: Uint8Array[] = [];

function chainValue(i: number): Uint8Array {
  while (chain.length < i) chain.push(sha256(chain.at(-1) ?? new Uint8Array(32)));
  return chain[i - 1] as Uint8Array;
}

/** HashToIntegerRange(s, m) with SHA-256: an integer in 0 to m − 1. Source: RFC 6508 §5.1. */
export function hashToIntegerRange(s: Uint8Array, m: bigint): bigint {
  const A = sha256(s); // 1
  const l = Math.ceil((m - 1n).toString(2).length / 256); // 3
  const v: Uint8Array[] = [];
  for (let i = 1; i <= l; i++) {
    v.push(sha256(concatBytes(chainValue(i), A))); // 2, 4a, 4b, 4c
  }
  return bytesToNumberBE(concatBytes(...v)) % m; // 5, 6
}
