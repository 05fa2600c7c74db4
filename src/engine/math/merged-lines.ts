/** The Miller loop of < A, · > for an argument A that is used many times. q − 1 is walked in base 4 with
 *  the digits −1, 0, 1, 2; two tangents, the chords of the digit and the verticals between them merge
 *  into one normalised function a(x) + y·b(x) a step. Dearer to build than `LineTable` and cheaper to
 *  use. Secret when A is: about 350 kB. Source: RFC 6508 §3.2; the merging is polynomial division. */
import type { AffinePoint } from './curve.ts';
import type { MillerValue } from './miller-value.ts';
import { invertAll } from './modular.ts';
import { addWithChord, doubleWithTangent, equalsWeighted, type WeightedPoint } from './weighted.ts';

/** Coefficients from the lowest power up. */
type Polynomial = readonly bigint[];
type CurveFunction = Readonly<{ a: Polynomial; b: Polynomial }>;

/** The line y − slope·x − offset. */
type Line = Readonly<{ slope: bigint; offset: bigint }>;

export type MergedLines = Readonly<{
  /** The tangent at A when the first digit is 2. */
  first: Line | null;
  /** Digit 0: x·y + …, 1 and −1: x³ + …, 2: x²·y + …, each with leading coefficient 1. */
  steps: readonly CurveFunction[];
}>;

/** Builds the functions of A, or `null` when A is not of order q. About 40,000 products mod p. */
export function buildMergedLines(A: AffinePoint, p: bigint, q: bigint): MergedLines | null {
  const digits = baseFourDigits(q - 1n);
  const slopes = chainSlopes(A, digits, p);
  if (slopes === null) return null;
  const line = (slope: bigint, { x, y }: AffinePoint) => ({ slope, offset: (y - slope * x) % p });
  const next = (from: AffinePoint, other: AffinePoint): [Line, AffinePoint] => {
    const slope = slopes.shift() as bigint;
    const x = (slope * slope - from.x - other.x) % p;
    return [line(slope, from), { x, y: (slope * (from.x - x) - from.y) % p }];
  };
  const [ownTangent, doubleA] = next(A, A);
  let T = digits[0] === 2 ? doubleA : A;
  const steps: CurveFunction[] = [];
  for (const digit of digits.slice(1)) {
    const [first, D] = next(T, T);
    const [second, S] = next(D, D);
    let f = timesLine(squareLine(first, p), second, p);
    f = divide(divide(f, D.x, p), D.x, p);
    T = S;
    if (digit !== 0) {
      const other = digit === 2 ? doubleA : { x: A.x, y: digit === 1 ? A.y : -A.y };
      const [chord, sum] = next(S, other);
      f = divide(timesLine(f, chord, p), S.x, p);
      if (digit === 2) f = divide(timesLine(f, ownTangent, p), doubleA.x, p);
      T = sum;
    }
    steps.push(f);
  }
  return { first: digits[0] === 2 ? ownTangent : null, steps };
}

/** The digits −1, 0, 1, 2 of a positive number in base 4, most significant first. */
export function baseFourDigits(value: bigint): number[] {
  const digits: number[] = [];
  for (let rest = value; rest !== 0n; ) {
    const digit = (rest & 3n) === 3n ? -1 : Number(rest & 3n);
    digits.push(digit);
    rest = (rest - BigInt(digit)) >> 2n;
  }
  return digits.reverse();
}

/** The slopes of the tangent at A and of all tangents and chords in their order. */
function chainSlopes(A: AffinePoint, digits: readonly number[], p: bigint): bigint[] | null {
  const numerators: bigint[] = [];
  const denominators: bigint[] = [];
  const double = (point: WeightedPoint) => {
    const { point: doubled, line } = doubleWithTangent(point, p);
    numerators.push(line.a);
    denominators.push(line.c);
    return doubled;
  };
  const start = { X: A.x, Y: A.y, Z: 1n };
  const doubled = double(start);
  const inverse = invertAll([doubled.Z], p)?.[0];
  if (inverse === undefined) return null;
  const doubleA = { x: (doubled.X * inverse) % p, y: (((doubled.Y * inverse) % p) * inverse) % p };
  let T: WeightedPoint = digits[0] === 2 ? doubled : start;
  for (const digit of digits.slice(1)) {
    T = double(double(T));
    if (digit === 0) continue;
    const { x, y } = digit === 2 ? doubleA : A;
    const { point, line } = addWithChord(T, x, digit === -1 ? -y : y, p);
    numerators.push(line.g);
    denominators.push(line.c);
    T = point;
  }
  if (!equalsWeighted(T, { x: A.x, y: -A.y }, p)) return null;
  const inverses = invertAll(denominators, p);
  return inverses && numerators.map((value, at) => (value * (inverses[at] as bigint)) % p);
}

function squareLine({ slope, offset }: Line, p: bigint): CurveFunction {
  return {
    a: [(offset * offset) % p, (2n * slope * offset - 3n) % p, (slope * slope) % p, 1n],
    b: [(-2n * offset) % p, (-2n * slope) % p],
  };
}

/** (a + y·b)(y − slope·x − offset), with y² = x³ − 3x. */
function timesLine({ a, b }: CurveFunction, { slope, offset }: Line, p: bigint): CurveFunction {
  const shifted = (c: Polynomial, by: number, at: number) => c[at - by] ?? 0n;
  const combine = (c: Polynomial, at: number) =>
    shifted(c, 0, at) * offset + shifted(c, 1, at) * slope;
  const length = Math.max(a.length + 1, b.length + 3);
  return {
    a: Array.from(
      { length },
      (_, at) => (shifted(b, 3, at) - 3n * shifted(b, 1, at) - combine(a, at)) % p,
    ),
    b: Array.from(
      { length: Math.max(a.length, b.length + 1) },
      (_, at) => (shifted(a, 0, at) - combine(b, at)) % p,
    ),
  };
}

/** The function over x − root. Throws RangeError when that leaves a remainder: some line is wrong. */
function divide({ a, b }: CurveFunction, root: bigint, p: bigint): CurveFunction {
  return { a: dividePolynomial(a, root, p), b: dividePolynomial(b, root, p) };
}

function dividePolynomial(c: Polynomial, root: bigint, p: bigint): Polynomial {
  const quotient: bigint[] = new Array(c.length - 1);
  let carry = 0n;
  for (let at = c.length - 1; at > 0; at--) {
    carry = ((c[at] as bigint) + carry * root) % p;
    quotient[at - 1] = carry;
  }
  if (((c[0] as bigint) + carry * root) % p !== 0n) {
    throw new RangeError('merged lines: expected a function that vanishes at its verticals');
  }
  return quotient;
}

/** The Miller value of < A, B > from the functions of A, about 4,900 products mod p. */
export function evaluateMergedLines(
  { first, steps }: MergedLines,
  B: AffinePoint,
  p: bigint,
): MillerValue {
  const { y } = B;
  const x = -B.x; // the distorted B is (x, i·y)
  const xx = (x * x) % p;
  const xxx = (xx * x) % p;
  const xy = (x * y) % p;
  const xxy = (xx * y) % p;
  let f1 = first === null ? 1n : (-first.slope * x - first.offset) % p;
  let f2 = first === null ? 0n : y;
  for (const { a, b } of steps) {
    const u1 = ((f1 + f2) * (f1 - f2)) % p;
    const u2 = ((f1 + f1) * f2) % p;
    const v1 = ((u1 + u2) * (u1 - u2)) % p;
    const v2 = ((u1 + u1) * u2) % p;
    let real = (a[0] as bigint) + (a[1] as bigint) * x + (a[2] as bigint) * xx;
    let imaginary = (b[0] as bigint) * y;
    if (a.length === 3) {
      imaginary += xy;
    } else if (b.length === 2) {
      real += xxx;
      imaginary += (b[1] as bigint) * xy;
    } else {
      real += (a[3] as bigint) * xxx;
      imaginary += (b[1] as bigint) * xy + xxy;
    }
    real %= p;
    imaginary %= p;
    const product = v1 * real;
    const other = v2 * imaginary;
    f1 = (product - other) % p;
    f2 = ((v1 + v2) * (real + imaginary) - product - other) % p;
  }
  return { x1: f1, x2: f2 };
}
