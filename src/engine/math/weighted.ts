/** Points of y² = x³ − 3x without inversions, as x = X/Z and y = Y/Z², and the lines the Miller loop
 *  wants on the way. With b = 0 the abscissa of a double is a square, which makes these weights
 *  cheaper than Jacobian ones. Values between −p and p.
 *  Source: C. Costello, T. Lange, M. Naehrig, PKC 2010, section 4 (curves y² = x³ + ax). */
import type { AffinePoint } from './curve.ts';

export type WeightedPoint = Readonly<{ X: bigint; Y: bigint; Z: bigint }>;

/** The tangent at T: a·x + b + i·c·y at the distorted (−x, i·y). */
export type Tangent = Readonly<{ a: bigint; b: bigint; c: bigint }>;

/** The chord through (x₂, y₂), with slope g/c: g·(x + x₂) − c·y₂ + i·c·y at the distorted (−x, i·y). */
export type Chord = Readonly<{ g: bigint; c: bigint }>;

/** [2]T and the tangent at T: ten products, ten reductions. A point of order two gives Z = 0, which
 *  persists. */
export function doubleWithTangent(
  { X, Y, Z }: WeightedPoint,
  p: bigint,
): Readonly<{ point: WeightedPoint; line: Tangent }> {
  const XX = X * X;
  const ZZ3 = 3n * (Z * Z);
  const A = (XX + ZZ3) % p;
  const B = (XX - ZZ3) % p;
  const U = Y + Y;
  const AA = (A * A) % p;
  const BB = B * B;
  const E = (((BB + BB - AA) % p) * A) % p;
  return {
    point: { X: AA, Y: (U * E) % p, Z: (U * U) % p },
    line: { a: (Z * (A + B + B)) % p, b: (X * A) % p, c: (U * Z) % p },
  };
}

/** T + (x₂, y₂) and the chord: 13 products, 11 reductions. Incomplete: equal or opposite points give
 *  Z = 0, which persists. */
export function addWithChord(
  { X, Y, Z }: WeightedPoint,
  x2: bigint,
  y2: bigint,
  p: bigint,
): Readonly<{ point: WeightedPoint; line: Chord }> {
  const H = (X - x2 * Z) % p;
  const G = (Y - y2 * ((Z * Z) % p)) % p;
  const c = (Z * H) % p;
  const HC = (H * c) % p;
  const V = (X * HC) % p;
  const X3 = (G * G - V - V + H * HC) % p;
  const Y3 = (((G * c) % p) * (V - X3) - Y * ((HC * HC) % p)) % p;
  return { point: { X: X3, Y: Y3, Z: (c * c) % p }, line: { g: G, c } };
}

/** Whether T is the affine point, without an inversion; never for Z = 0. */
export function equalsWeighted({ X, Y, Z }: WeightedPoint, { x, y }: AffinePoint, p: bigint) {
  return Z !== 0n && (X - x * Z) % p === 0n && (Y - y * ((Z * Z) % p)) % p === 0n;
}
