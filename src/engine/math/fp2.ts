import { EngineError } from '../model/failures.ts';
import { invert, mod } from './modular.ts';

/** An element x₁ + i·x₂ of F_p² = F_p[i], i² = −1 (p ≡ 3 mod 4). Source: RFC 6508 §2.1. */
export type Fp2 = Readonly<{ x1: bigint; x2: bigint }>;

/** The product (a₁b₁ − a₂b₂, a₁b₂ + a₂b₁). Source: RFC 6508 §2.1. */
export function multiplyFp2(a: Fp2, b: Fp2, p: bigint): Fp2 {
  return {
    x1: mod(a.x1 * b.x1 - a.x2 * b.x2, p),
    x2: mod(a.x1 * b.x2 + a.x2 * b.x1, p),
  };
}

/** The square ((a₁ + a₂)(a₁ − a₂), 2a₁a₂). Source: RFC 6508 §2.1. */
export function squareFp2(a: Fp2, p: bigint): Fp2 {
  return { x1: mod((a.x1 + a.x2) * (a.x1 - a.x2), p), x2: mod(2n * a.x1 * a.x2, p) };
}

/** a to the power of a non-negative exponent, by squaring. */
export function powerFp2(a: Fp2, exponent: bigint, p: bigint): Fp2 {
  let result: Fp2 = { x1: 1n, x2: 0n };
  if (exponent === 0n) return result;
  for (const bit of exponent.toString(2)) {
    result = squareFp2(result, p);
    if (bit === '1') result = multiplyFp2(result, a, p);
  }
  return result;
}

/** The canonical form x₂/x₁ of an element of PF_p = F_p²* / F_p*.
 *  Throws EngineError `no-ratio` when x₁ is zero. Source: RFC 6508 §2.1. */
export function ratioFp2(a: Fp2, p: bigint): bigint {
  if (a.x1 % p === 0n) throw new EngineError('no-ratio', 'the element has no F_p part');
  return mod(a.x2 * invert(a.x1, p), p);
}
