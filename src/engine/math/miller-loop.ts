/** The Miller loop of < A, B > without inversions and without a table: for a first argument that
 *  is used once. Digits of q − 1 are signed; factors in F_p (verticals, denominators) drop out. */
import type { AffinePoint } from './curve.ts';
import { invert, nonAdjacentForm } from './modular.ts';

/** The value before the final power, as x₁ + i·x₂. */
export type MillerValue = Readonly<{ x1: bigint; x2: bigint }>;

/** (f₁ + i·f₂)(l₁ + i·l₂) with three products and two reductions. */
export function multiplyLine(f1: bigint, f2: bigint, l1: bigint, l2: bigint, p: bigint) {
  const real = f1 * l1;
  const imaginary = f2 * l2;
  const mixed = (f1 + f2) * (l1 + l2);
  return { x1: (real - imaginary) % p, x2: (mixed - real - imaginary) % p };
}

/** f² with two reductions. */
export function squareValue(f1: bigint, f2: bigint, p: bigint): MillerValue {
  return { x1: ((f1 + f2) * (f1 - f2)) % p, x2: (2n * f1 * f2) % p };
}

/** The Miller value of < A, B >, or `null` when A is not of order q. About 22,000 products mod p.
 *  Throws EngineError `no-inverse` when B has y = 0. The lines are those of RFC 6508 §3.2 in Jacobian
 *  coordinates (x = X/Z², y = Y/Z³). */
export function millerLoop(
  A: AffinePoint,
  B: AffinePoint,
  p: bigint,
  q: bigint,
): MillerValue | null {
  let [X, Y, Z] = [A.x, A.y, 1n];
  const w = invert(B.y, p); // every line is divided by B's y, a factor in F_p
  const xw = (B.x * w) % p;
  const chordX = (xw + A.x * w) % p;
  const chordY = (A.y * w) % p;
  let f: MillerValue = { x1: 1n, x2: 0n };
  for (const digit of nonAdjacentForm(q - 1n).slice(1)) {
    const ZZ = (Z * Z) % p;
    const YY = (Y * Y) % p;
    const S = (4n * X * YY) % p;
    const M = (3n * (X - ZZ) * (X + ZZ)) % p;
    const Z3 = (2n * Y * Z) % p;
    const line = (M * ((ZZ * xw + X * w) % p) - 2n * YY * w) % p;
    f = squareValue(f.x1, f.x2, p);
    f = multiplyLine(f.x1, f.x2, line, (Z3 * ZZ) % p, p);
    const X3 = (M * M - 2n * S) % p;
    Y = (M * (S - X3) - 8n * YY * YY) % p;
    [X, Z] = [X3, Z3];
    if (digit === 0) continue;
    const y = digit === 1 ? A.y : -A.y;
    const ZZ1 = (Z * Z) % p;
    const H = (A.x * ZZ1 - X) % p;
    const R = (y * ((ZZ1 * Z) % p) - Y) % p;
    const HH = (H * H) % p;
    const HHH = (H * HH) % p;
    const V = (X * HH) % p;
    Z = (Z * H) % p;
    const yw = digit === 1 ? chordY : -chordY;
    f = multiplyLine(f.x1, f.x2, (R * chordX - Z * yw) % p, Z, p);
    X = (R * R - HHH - 2n * V) % p;
    Y = (R * (V - X) - Y * HHH) % p;
  }
  const ZZ = (Z * Z) % p;
  const endsAtMinusA = (X - A.x * ZZ) % p === 0n && (Y + A.y * ZZ * Z) % p === 0n;
  return Z !== 0n && endsAtMinusA ? f : null;
}
