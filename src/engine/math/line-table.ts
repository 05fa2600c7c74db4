/** The Miller loop of < A, · > in two halves: the lines through multiples of A, and their values at a
 *  second argument. The lines are kept as they come, not normalised, so that building them and
 *  using them once costs no more than an ordinary loop, and each further pairing with A costs under
 *  half of it. A table is worth as much as A itself: for an RSK it is secret, about 550 kB.
 *  Factors in F_p (verticals, denominators) are left out throughout. Source: RFC 6508 §3.2. */
import type { AffinePoint } from './curve.ts';
import { type MillerValue, multiplyValues } from './miller-value.ts';
import { invert, invertAll, signedWindows } from './modular.ts';
import {
  addWithChord,
  type Chord,
  doubleWithTangent,
  equalsWeighted,
  type Tangent,
  type WeightedPoint,
} from './weighted.ts';

/** Digits are odd and below 2⁴: fewer chords than with −1, 0, 1, for eight multiples of A. */
const windowWidth = 5;
export const oddMultiples = 2 ** (windowWidth - 2);

export type LineTable = Readonly<{
  /** The signed digits of q − 1, the first one positive. */
  digits: readonly number[];
  /** [1]A, [3]A … [15]A. */
  multiples: readonly AffinePoint[];
  /** [2]A; the tangent at A; the chords through [2]A and [1]A, [3]A … [13]A. */
  double: AffinePoint;
  firstTangent: Tangent;
  firstChords: readonly Chord[];
  /** A tangent for every digit but the first, a chord for every other digit that is not zero. */
  tangents: readonly Tangent[];
  chords: readonly Chord[];
}>;

/** Builds the lines of A, or `null` when A is not of order q. About 14,000 products mod p. */
export function buildLineTable(A: AffinePoint, p: bigint, q: bigint): LineTable | null {
  const start = firstMultiples(A, p);
  if (start === null) return null;
  const digits = digitsOfLines(q);
  const tangents: Tangent[] = [];
  const chords: Chord[] = [];
  const first = start.multiples[((digits[0] as number) - 1) / 2] as AffinePoint;
  let T: WeightedPoint = { X: first.x, Y: first.y, Z: 1n };
  for (let at = 1; at < digits.length; at++) {
    const doubled = doubleWithTangent(T, p);
    T = doubled.point;
    tangents.push(doubled.line);
    const digit = digits[at] as number;
    if (digit === 0) continue;
    const { x, y } = start.multiples[(Math.abs(digit) - 1) / 2] as AffinePoint;
    const sum = addWithChord(T, x, digit < 0 ? -y : y, p);
    T = sum.point;
    chords.push(sum.line);
  }
  const endsAtMinusA = equalsWeighted(T, { x: A.x, y: -A.y }, p);
  return endsAtMinusA ? { digits, ...start, tangents, chords } : null;
}

let lastDigits: Readonly<{ q: bigint; digits: readonly number[] }> | null = null;

/** The signed digits of q − 1, the first one positive. */
export function digitsOfLines(q: bigint): readonly number[] {
  if (lastDigits?.q !== q) lastDigits = { q, digits: signedWindows(q - 1n, windowWidth) };
  return lastDigits.digits;
}

function firstMultiples(A: AffinePoint, p: bigint) {
  const doubled = doubleWithTangent({ X: A.x, Y: A.y, Z: 1n }, p);
  if (doubled.point.Z === 0n) return null;
  const double = affine(doubled.point, invert(doubled.point.Z, p), p);
  const points: WeightedPoint[] = [{ X: A.x, Y: A.y, Z: 1n }];
  const firstChords: Chord[] = [];
  for (let at = 1; at < oddMultiples; at++) {
    const { point, line } = addWithChord(points[at - 1] as WeightedPoint, double.x, double.y, p);
    points.push(point);
    firstChords.push(line);
  }
  const inverses = invertAll(
    points.map(({ Z }) => Z),
    p,
  );
  if (inverses === null) return null;
  const multiples = points.map((point, at) => affine(point, inverses[at] as bigint, p));
  return { multiples, double, firstTangent: doubled.line, firstChords };
}

function affine({ X, Y }: WeightedPoint, inverse: bigint, p: bigint): AffinePoint {
  return { x: (X * inverse) % p, y: (((Y * inverse) % p) * inverse) % p };
}

/** What a digit d multiplies into the Miller value, f_d times the chord, as g·slope + c·offset. */
type DigitFactor = Readonly<{ slope: MillerValue; offset: MillerValue; f: MillerValue }>;

/** The Miller value of < A, B > from the lines of A, about 7,000 products mod p. Every line is divided
 *  by B's y. Throws EngineError `no-inverse` when B has y = 0. */
export function evaluateLines(table: LineTable, B: AffinePoint, p: bigint): MillerValue {
  const w = invert(B.y, p);
  const xw = (B.x * w) % p;
  const { digits, tangents, chords } = table;
  const factors = digitFactors(table, xw, w, p);
  let { x1: f1, x2: f2 } = (factors[((digits[0] as number) - 1) / 2] as DigitFactor).f;
  let chordAt = 0;
  for (let at = 1; at < digits.length; at++) {
    const s1 = ((f1 + f2) * (f1 - f2)) % p;
    const s2 = ((f1 + f1) * f2) % p;
    const { a, b, c } = tangents[at - 1] as Tangent;
    const l = (a * xw + b * w) % p;
    const real = s1 * l;
    const imaginary = s2 * c;
    f1 = (real - imaginary) % p;
    f2 = ((s1 + s2) * (l + c) - real - imaginary) % p;
    const digit = digits[at] as number;
    if (digit === 0) continue;
    const chord = chords[chordAt++] as Chord;
    const { slope, offset } = factors[(Math.abs(digit) - 1) / 2] as DigitFactor;
    // f_(−d) is the conjugate of f_d, and −[d]A has −y: the factor of −d is the conjugate at −c.
    const c1 = digit < 0 ? -chord.c : chord.c;
    const m1 = (chord.g * slope.x1 + c1 * offset.x1) % p;
    const m2 = (chord.g * slope.x2 + c1 * offset.x2) % p;
    const n2 = digit < 0 ? -m2 : m2;
    const r = f1 * m1;
    const i = f2 * n2;
    f2 = ((f1 + f2) * (m1 + n2) - r - i) % p;
    f1 = (r - i) % p;
  }
  return { x1: f1, x2: f2 };
}

/** f_d at B and the constants of the chords through [d]A, for d = 1, 3 … 15:
 *  f_(d+2) = f_d · f_2 · (chord through [d]A and [2]A). */
function digitFactors(table: LineTable, xw: bigint, w: bigint, p: bigint): DigitFactor[] {
  const { multiples, double, firstTangent, firstChords } = table;
  const lineOf = (x: bigint, y: bigint) => ({ alpha: (xw + x * w) % p, beta: (y * w) % p });
  const { a, b, c } = firstTangent;
  const f2 = { x1: (a * xw + b * w) % p, x2: c };
  const { alpha, beta } = lineOf(double.x, double.y);
  let f: MillerValue = { x1: 1n, x2: 0n };
  return multiples.map(({ x, y }, at) => {
    if (at > 0) {
      const chord = firstChords[at - 1] as Chord;
      const value = { x1: (chord.g * alpha - chord.c * beta) % p, x2: chord.c };
      f = multiplyValues(multiplyValues(f, f2, p), value, p);
    }
    const own = lineOf(x, y);
    return {
      f,
      slope: { x1: (own.alpha * f.x1) % p, x2: (own.alpha * f.x2) % p },
      offset: multiplyValues({ x1: -own.beta, x2: 1n }, f, p),
    };
  });
}
