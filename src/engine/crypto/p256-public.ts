/** Multiplications on P-256 whose scalars and points are public, for checks: they run in a time that
 *  depends on both. Anything with a secret scalar stays with noble's own multiplication. */
import { p256 } from '@noble/curves/nist.js';
import { combShapes } from '../math/comb-digits.ts';
import type { AffinePoint } from '../math/curve.ts';
import { mod } from '../math/modular.ts';
import { buildPointComb, multiplyByCombs, type PointComb } from '../math/point-comb.ts';
import { multiplyVariableBase } from '../math/variable-base.ts';
import { normaliseXyzz, type XyzzPoint } from '../math/xyzz.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';

const { Point } = p256;
const p = Point.Fp.ORDER;
const coordinateBytes = 32;

export type P256Point = typeof Point.BASE;

/** A public point that is multiplied again and again; the comb is built at the third time. */
export type PublicBase = { readonly point: P256Point; uses: number; comb: PointComb | null };

const usesBeforeComb = 3;
const generator: PublicBase = { point: Point.BASE, uses: 0, comb: null };

/** A base nothing has been multiplied with yet. */
export function publicBase(point: P256Point): PublicBase {
  return { point, uses: 0, comb: null };
}

/** The point of 65 octets 04 ‖ x ‖ y, `null` for anything else. Source: RFC 6507 §3.3. */
export function decodeP256Point(octets: Uint8Array): P256Point | null {
  if (octets.length !== 1 + 2 * coordinateBytes || octets[0] !== 4) return null;
  const x = bytesToNumberBE(octets.subarray(1, 1 + coordinateBytes));
  const y = bytesToNumberBE(octets.subarray(1 + coordinateBytes));
  if (x >= p || y >= p) return null;
  const onCurve = (y * y - (x * x * x - 3n * x + Point.CURVE().b)) % p === 0n;
  return onCurve ? Point.fromAffine({ x, y }) : null;
}

/** [k]A for a point met once, 0 ≤ k < q. */
export function multiplyPublic(A: P256Point, k: bigint): P256Point {
  const sum = k === 0n || A.is0() ? null : multiplyVariableBase(A.toAffine(), k, p);
  return sum === null ? A.multiplyUnsafe(k) : toPoint(sum);
}

/** [u]G + [v]B, 0 ≤ u, v < q. */
export function sumWithGenerator(u: bigint, base: PublicBase, v: bigint): P256Point {
  const [combOfG, combOfB] = [combOf(generator), combOf(base)];
  if (combOfG !== null && combOfB !== null && u !== 0n && v !== 0n) {
    const terms = [
      { comb: combOfG, scalar: u },
      { comb: combOfB, scalar: v },
    ];
    const sum = multiplyByCombs(terms, p);
    if (sum !== null) return toPoint(sum);
  }
  return Point.BASE.multiplyUnsafe(u).add(multiplyPublic(base.point, v));
}

function combOf(base: PublicBase): PointComb | null {
  base.uses++;
  if (base.uses >= usesBeforeComb && base.comb === null && !base.point.is0()) {
    base.comb = buildPointComb(base.point.toAffine(), p, combShapes.short);
  }
  return base.comb;
}

function toPoint(sum: XyzzPoint): P256Point {
  const [{ x, y }] = normaliseXyzz([sum], p) as [AffinePoint];
  return Point.fromAffine({ x: mod(x, p), y: mod(y, p) });
}
