/** Points of y² = x³ − 3x + b without inversions: x = X/ZZ, y = Y/ZZZ, ZZ³ = ZZZ². Values are kept in
 *  −p < value < p; `%` keeps the sign, and only comparisons and encodings need it gone. Formulas
 *  madd-2008-s and dbl-2008-s-1 of the Explicit-Formulas Database, for a = −3 and any b. */
import type { AffinePoint } from './curve.ts';
import { invertAll } from './modular.ts';

export type XyzzPoint = Readonly<{ X: bigint; Y: bigint; ZZ: bigint; ZZZ: bigint }>;

/** [2]A: 8 reductions. A point of order two gives ZZ = 0, which then persists. */
export function doubleXyzz(A: XyzzPoint, p: bigint): XyzzPoint {
  const U = 2n * A.Y;
  const V = (U * U) % p;
  const W = (U * V) % p;
  const S = (A.X * V) % p;
  const M = (3n * (A.X - A.ZZ) * (A.X + A.ZZ)) % p;
  const X = (M * M - 2n * S) % p;
  return { X, Y: (M * (S - X) - W * A.Y) % p, ZZ: (V * A.ZZ) % p, ZZZ: (W * A.ZZZ) % p };
}

/** A + (x, y): 9 reductions. Incomplete: when both are equal or opposite, ZZ becomes 0 and stays 0, so
 *  that one look at the end of a calculation finds it. */
export function addAffineXyzz(A: XyzzPoint, x: bigint, y: bigint, p: bigint): XyzzPoint {
  const H = (x * A.ZZ - A.X) % p;
  const R = (y * A.ZZZ - A.Y) % p;
  const HH = (H * H) % p;
  const HHH = (H * HH) % p;
  const Q = (A.X * HH) % p;
  const X = (R * R - HHH - 2n * Q) % p;
  const Y = (R * (Q - X) - A.Y * HHH) % p;
  return { X, Y, ZZ: (A.ZZ * HH) % p, ZZZ: (A.ZZZ * HHH) % p };
}

/** Whether a point with ZZ ≠ 0 is the affine (x, y), without an inversion. */
export function equalsAffineXyzz(A: XyzzPoint, { x, y }: AffinePoint, p: bigint): boolean {
  return (x * A.ZZ - A.X) % p === 0n && (y * A.ZZZ - A.Y) % p === 0n;
}

/** The affine forms with one inversion for all, `null` when one is the point at infinity. Coordinates
 *  between −p and p. */
export function normaliseXyzz(points: readonly XyzzPoint[], p: bigint): AffinePoint[] | null {
  const inverses = invertAll(
    points.map(({ ZZZ }) => ZZZ),
    p,
  );
  if (inverses === null) return null;
  return points.map(({ X, Y, ZZ }, index) => {
    const i = inverses[index] as bigint;
    const z = (i * ZZ) % p; // ZZ/ZZZ = 1/Z
    return { x: (((z * z) % p) * X) % p, y: (i * Y) % p };
  });
}
