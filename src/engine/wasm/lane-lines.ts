/** `math/line-table.ts` in the lanes of a module: the lines through multiples of A, and the Miller value
 *  of < A, B >, with the same digits and letters. */
import type { AffinePoint } from '../math/curve.ts';
import { digitsOfLines, oddMultiples } from '../math/line-table.ts';
import type { MillerValue } from '../math/miller-value.ts';
import { invertAll } from '../math/modular.ts';
import { equalsWeighted, type WeightedPoint } from '../math/weighted.ts';
import type { FieldKernel } from './field-kernel.ts';
import { factorPairs } from './places.ts';

/** Lines in memory: [1]A, [3]A … [15]A, then [2]A, the tangent at A, the chords between the multiples,
 *  and the lines of the digits in their order. Worth as much as A. */
export type LaneLines = Readonly<{ address: number; octets: number; q: bigint }>;

const pairsOfTangent = 2;

/** The places in a table, counted in pairs. */
const inTable = Object.freeze({
  double: oddMultiples,
  firstTangent: oddMultiples + 1,
  firstChords: oddMultiples + 1 + pairsOfTangent,
  lines: oddMultiples + 1 + pairsOfTangent + oddMultiples - 1,
});

const indexOf = (digit: number) => (Math.abs(digit) - 1) / 2;
const signOf = (digit: number) => (digit < 0 ? -1 : 1);

/** The lines of A, or `null` when A is not of order q. */
export function buildLaneLines(kernel: FieldKernel, A: AffinePoint, q: bigint): LaneLines | null {
  const { pair } = kernel;
  const digits = digitsOfLines(q);
  const chords = digits.slice(1).filter((digit) => digit !== 0).length;
  const octets = pair * (inTable.lines + pairsOfTangent * (digits.length - 1) + chords);
  const address = kernel.room.take(octets);
  const placeOf = (at: number) => address + pair * at;
  const hasMultiples = layMultiples(kernel, placeOf, A);
  if (hasMultiples) layLines(kernel, placeOf, digits);
  const endsAtMinusA =
    hasMultiples && equalsWeighted(readWeighted(kernel), { x: A.x, y: -A.y }, kernel.p);
  if (endsAtMinusA) return { address, octets, q };
  kernel.room.give(address, octets);
  return null;
}

/** The tangent of every digit but the first, the chord of every other that is not zero; T goes on to
 *  [q − 1]A. */
function layLines(
  kernel: FieldKernel,
  placeOf: (at: number) => number,
  digits: readonly number[],
): void {
  const { pair, programs } = kernel;
  startAt(kernel, placeOf(indexOf(digits[0] as number)));
  let line = placeOf(inTable.lines);
  for (const digit of digits.slice(1)) {
    programs.tangent(line, line + pair);
    line += pairsOfTangent * pair;
    if (digit === 0) continue;
    programs.chord(placeOf(indexOf(digit)), line, signOf(digit));
    line += pair;
  }
}

/** T = the affine point at an address. */
export function startAt({ places, copy, digitsAt }: FieldKernel, point: number): void {
  const [xy, one] = [digitsAt(point), digitsAt(places.one)];
  copy(places.weightedXZ, point);
  const [XZ, Y] = [digitsAt(places.weightedXZ), digitsAt(places.weightedY)];
  for (let at = 0; at < xy.length; at += 2) {
    XZ[at + 1] = one[at] as number;
    Y[at] = xy[at + 1] as number;
    Y[at + 1] = xy[at + 1] as number;
  }
}

export function readWeighted({ read, places }: FieldKernel): WeightedPoint {
  return {
    X: read(places.weightedXZ, 0),
    Y: read(places.weightedY, 0),
    Z: read(places.weightedXZ, 1),
  };
}

/** Lays affine forms of weighted points, with one inversion; whether there are any. */
export function layAffine(
  { write, p }: FieldKernel,
  points: readonly WeightedPoint[],
  placeOf: (at: number) => number,
): boolean {
  const inverses = invertAll(
    points.map(({ Z }) => Z),
    p,
  );
  if (inverses === null) return false;
  for (const [at, { X, Y }] of points.entries()) {
    const inverse = inverses[at] as bigint;
    write(placeOf(at), (X * inverse) % p, (((Y * inverse) % p) * inverse) % p);
  }
  return true;
}

/** The multiples, the double and the lines between them; false for a point of small order. */
function layMultiples(
  kernel: FieldKernel,
  placeOf: (at: number) => number,
  A: AffinePoint,
): boolean {
  const { programs } = kernel;
  const { double, firstTangent, firstChords } = inTable;
  kernel.write(placeOf(0), A.x, A.y);
  startAt(kernel, placeOf(0));
  programs.tangent(placeOf(firstTangent), placeOf(firstTangent + 1));
  if (!layAffine(kernel, [readWeighted(kernel)], () => placeOf(double))) return false;
  startAt(kernel, placeOf(0));
  const points: WeightedPoint[] = [];
  for (let at = 1; at < oddMultiples; at++) {
    programs.chord(placeOf(double), placeOf(firstChords + at - 1), 1);
    points.push(readWeighted(kernel));
  }
  return layAffine(kernel, points, (at) => placeOf(at + 1));
}

/** The Miller value of < A, B > from the lines of A. */
export function evaluateLaneLines(
  kernel: FieldKernel,
  { address, q }: LaneLines,
  B: AffinePoint,
): MillerValue {
  const { pair, places, programs, read, write, copy } = kernel;
  const digits = digitsOfLines(q);
  write(places.argument, B.x, B.y);
  layFactors(kernel, address, indexOf(digits[0] as number));
  copy(places.value, places.factors + pair * (factorPairs - 1));
  let line = address + pair * inTable.lines;
  for (const digit of digits.slice(1)) {
    programs.tangentStep(line, line + pair);
    line += pairsOfTangent * pair;
    if (digit === 0) continue;
    const factor = places.factors + 2 * pair * indexOf(digit);
    programs.chordStep(line, factor, factor + pair, signOf(digit));
    line += pair;
  }
  return { x1: read(places.value, 0), x2: read(places.value, 1) };
}

/** f_d at B and the two parts of a chord through [d]A, for d = 1, 3 … 15:
 *  f_(d+2) = f_d · f_2 · (chord through [d]A and [2]A). The f of digit `first` is laid at the end. */
function layFactors(kernel: FieldKernel, table: number, first: number): void {
  const { pair, places, programs, write, copy } = kernel;
  const placeOf = (at: number) => table + pair * at;
  const slopeOf = (index: number) => places.factors + 2 * pair * index;
  const unit = slopeOf(oddMultiples + 1);
  const [f2, start] = [unit + pair, unit + 2 * pair];
  const ofDouble = slopeOf(oddMultiples);
  write(unit, 1n, 0n);
  programs.tangentValue(f2, placeOf(inTable.firstTangent), placeOf(inTable.firstTangent + 1));
  programs.factorsOf(ofDouble, ofDouble + pair, placeOf(inTable.double), unit);
  copy(places.value, unit);
  for (let index = 0; index < oddMultiples; index++) {
    if (index > 0) {
      programs.multiply(places.value, places.value, f2);
      const chord = placeOf(inTable.firstChords + index - 1);
      programs.chordStep(chord, ofDouble, ofDouble + pair, 1);
    }
    programs.factorsOf(slopeOf(index), slopeOf(index) + pair, placeOf(index), places.value);
    if (index === first) copy(start, places.value);
  }
}
