/** The Miller loop of < A, · > with a fixed first argument: every line through multiples of A is
 *  computed once and kept in affine form. A table is worth as much as A itself: for an RSK it is
 *  secret, about 370 kB. */
import type { AffinePoint } from './curve.ts';
import { type MillerValue, multiplyLine } from './miller-loop.ts';
import { invert, invertAll, nonAdjacentForm } from './modular.ts';

/** One step: f ← f² · (c₁·x + c₀ + i·y), or with a chord merged in
 *  f ← f² · (x² − c₁·x + c₀ + i·c₂·y) at B = (x, y). */
type LineStep = Readonly<{
  c1: bigint;
  c0: bigint;
  c2: bigint | null;
}>;

export type LineTable = readonly LineStep[];

type Slope = Readonly<{ numerator: bigint; denominator: bigint }>;

/** Builds the lines of A, or `null` when A is not of order q. About 22,000 products mod p. */
export function buildLineTable(A: AffinePoint, p: bigint, q: bigint): LineTable | null {
  const digits = nonAdjacentForm(q - 1n).slice(1);
  const slopes = chainSlopes(A, digits, p);
  const inverses = invertAll(
    slopes.map(({ denominator }) => denominator),
    p,
  );
  if (inverses === null) return null;
  const steps: LineStep[] = [];
  let at = 0;
  const nextSlope = () => {
    const slope = ((slopes[at] as Slope).numerator * (inverses[at] as bigint)) % p;
    at++;
    return slope;
  };
  let { x, y } = A;
  for (const digit of digits) {
    const tangent = nextSlope();
    const xD = (tangent * tangent - 2n * x) % p;
    const yD = (tangent * (x - xD) - y) % p;
    if (digit === 0) {
      steps.push({ c1: tangent, c0: (tangent * x - y) % p, c2: null });
      [x, y] = [xD, yD];
      continue;
    }
    const chord = nextSlope();
    x = (chord * chord - xD - A.x) % p;
    steps.push(mergeLines(tangent, chord, xD, yD, p));
    y = (chord * (xD - x) - yD) % p;
  }
  const endsAtMinusA = (x - A.x) % p === 0n && (y + A.y) % p === 0n;
  return endsAtMinusA ? steps : null;
}

/** The tangent whose third point is −D times the chord through D, divided by the vertical at D:
 *  x² + (x_D + λμ)x + x_D² − 3 + (λ − μ)y_D − λμ·x_D − (λ + μ)y, with slopes λ and μ. */
function mergeLines(tangent: bigint, chord: bigint, xD: bigint, yD: bigint, p: bigint): LineStep {
  const product = (tangent * chord) % p;
  return {
    c1: (xD + product) % p,
    c0: (xD * (xD - product) + (tangent - chord) * yD - 3n) % p,
    c2: -(tangent + chord) % p,
  };
}

/** The slopes of all tangents and chords as fractions, along a Jacobian chain. */
function chainSlopes(A: AffinePoint, digits: readonly number[], p: bigint): Slope[] {
  const slopes: Slope[] = [];
  let [X, Y, Z] = [A.x, A.y, 1n];
  for (const digit of digits) {
    const ZZ = (Z * Z) % p;
    const YY = (Y * Y) % p;
    const S = (4n * X * YY) % p;
    const M = (3n * (X - ZZ) * (X + ZZ)) % p;
    Z = (2n * Y * Z) % p;
    slopes.push({ numerator: M, denominator: Z });
    X = (M * M - 2n * S) % p;
    Y = (M * (S - X) - 8n * YY * YY) % p;
    if (digit === 0) continue;
    const ZZ1 = (Z * Z) % p;
    const H = (A.x * ZZ1 - X) % p;
    const R = ((digit === 1 ? A.y : -A.y) * ((ZZ1 * Z) % p) - Y) % p;
    const HH = (H * H) % p;
    const HHH = (H * HH) % p;
    const V = (X * HH) % p;
    Z = (Z * H) % p;
    slopes.push({ numerator: R, denominator: Z });
    X = (R * R - HHH - 2n * V) % p;
    Y = (R * (V - X) - Y * HHH) % p;
  }
  return slopes;
}

/** The Miller value of < A, B > from the lines of A, about 5,600 products mod p. Every line is divided
 *  by y, a factor in F_p that drops out. Throws EngineError `no-inverse` when B has y = 0. */
export function evaluateLines(table: LineTable, B: AffinePoint, p: bigint): MillerValue {
  const w = invert(B.y, p);
  const xw = (B.x * w) % p;
  const xxw = (B.x * xw) % p;
  let f1 = 1n;
  let f2 = 0n;
  for (const { c1, c0, c2 } of table) {
    const a = ((f1 + f2) * (f1 - f2)) % p;
    const b = (2n * f1 * f2) % p;
    if (c2 === null) {
      const line = (c1 * xw + c0 * w) % p;
      f1 = (a * line - b) % p;
      f2 = (a + b * line) % p;
    } else {
      const { x1, x2 } = multiplyLine(a, b, (xxw - c1 * xw + c0 * w) % p, c2, p);
      f1 = x1;
      f2 = x2;
    }
  }
  return { x1: f1, x2: f2 };
}
