import type { AffinePoint } from './curve.ts';
import { signedWindows } from './modular.ts';
import { addAffineXyzz, doubleXyzz, normaliseXyzz, type XyzzPoint } from './xyzz.ts';

const windowWidth = 5;
const oddMultiples = 2 ** (windowWidth - 2);

/** [k]A for a point met once, on a curve y² = x³ − 3x + b. `null` when an addition met equal or opposite
 *  points, or the result is the point at infinity: the caller takes a complete form. Runs in a
 *  time that depends on k: for public scalars. Throws RangeError unless k > 0. */
export function multiplyVariableBase(A: AffinePoint, k: bigint, p: bigint): XyzzPoint | null {
  const multiples = oddMultiplesOf(A, p);
  if (multiples === null) return null;
  let sum: XyzzPoint | null = null;
  for (const digit of signedWindows(k, windowWidth)) {
    if (sum !== null) sum = doubleXyzz(sum, p);
    if (digit === 0) continue;
    const { x, y } = multiples[(Math.abs(digit) - 1) / 2] as AffinePoint;
    const signed = digit < 0 ? -y : y;
    sum = sum === null ? { X: x, Y: signed, ZZ: 1n, ZZZ: 1n } : addAffineXyzz(sum, x, signed, p);
  }
  return sum === null || sum.ZZ === 0n ? null : sum;
}

/** [1]A, [3]A … [15]A. */
function oddMultiplesOf(A: AffinePoint, p: bigint): AffinePoint[] | null {
  const start = { X: A.x, Y: A.y, ZZ: 1n, ZZZ: 1n };
  const [double] = normaliseXyzz([doubleXyzz(start, p)], p) ?? [];
  if (double === undefined) return null;
  const points: XyzzPoint[] = [start];
  while (points.length < oddMultiples) {
    points.push(addAffineXyzz(points.at(-1) as XyzzPoint, double.x, double.y, p));
  }
  return normaliseXyzz(points, p);
}
