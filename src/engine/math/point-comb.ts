import { addAffine, shortenSums } from './affine-sums.ts';
import { type CombShape, combShapes, splitScalar } from './comb-digits.ts';
import type { AffinePoint } from './curve.ts';
import { invertAll } from './modular.ts';
import { addAffineXyzz, doubleXyzz, normaliseXyzz, type XyzzPoint } from './xyzz.ts';

/** Multiples of one point: with s sub-tables at spacing m, entry e of sub-table j is
 *  Σ ±2^(m·(s·i + j))·base over the teeth i, where the top tooth is positive and the others follow the
 *  bits of e. About 300 kB in the full shape. */
export type PointComb = Readonly<{
  base: AffinePoint;
  shape: CombShape;
  subTables: readonly (readonly AffinePoint[])[];
}>;

/** Builds the comb of `base`, about 15,000 products mod p in the full shape. `null` when `base` has so
 *  small an order that two of the sums coincide: such a point needs the plain form. */
export function buildPointComb(
  base: AffinePoint,
  p: bigint,
  shape: CombShape = combShapes.full,
): PointComb | null {
  const { teeth, subTables, spacing } = shape;
  const powers: XyzzPoint[] = [];
  let C: XyzzPoint = { X: base.x, Y: base.y, ZZ: 1n, ZZZ: 1n };
  for (let at = 0; at < teeth * subTables; at++) {
    powers.push(C);
    for (let i = 0; i < spacing; i++) {
      C = doubleXyzz(C, p);
      if (i === 0) powers.push(C);
    }
  }
  const affine = normaliseXyzz(powers, p); // 2^(m·k)·base and 2^(m·k + 1)·base, k = s·i + j
  if (affine === null) return null;
  const power = (tooth: number, j: number) => affine[2 * (subTables * tooth + j)] as AffinePoint;
  const twice = (tooth: number, j: number) =>
    affine[2 * (subTables * tooth + j) + 1] as AffinePoint;
  const lowest: XyzzPoint[] = [];
  for (let j = 0; j < subTables; j++) {
    const top = power(teeth - 1, j);
    let sum: XyzzPoint = { X: top.x, Y: top.y, ZZ: 1n, ZZZ: 1n };
    for (let tooth = 0; tooth < teeth - 1; tooth++) {
      const { x, y } = power(tooth, j);
      sum = addAffineXyzz(sum, x, -y, p);
    }
    lowest.push(sum);
  }
  const first = normaliseXyzz(lowest, p);
  if (first === null) return null;
  const tables = first.map((point) => [point]);
  for (let tooth = 0; tooth < teeth - 1; tooth++) {
    const steps = tables.map((_, j) => twice(tooth, j));
    if (!appendSums(tables, steps, p)) return null;
  }
  return { base, shape, subTables: tables };
}

/** Doubles the length of every table: entry + step behind each entry, one inversion for all. */
function appendSums(
  tables: readonly AffinePoint[][],
  steps: readonly AffinePoint[],
  p: bigint,
): boolean {
  const inverses = invertAll(
    tables.flatMap((table, j) => table.map(({ x }) => (steps[j] as AffinePoint).x - x)),
    p,
  );
  if (inverses === null) return false;
  let at = 0;
  for (const [j, table] of tables.entries()) {
    const step = steps[j] as AffinePoint;
    const length = table.length;
    for (let e = 0; e < length; e++) {
      table.push(addAffine(table[e] as AffinePoint, step, inverses[at++] as bigint, p));
    }
  }
  return true;
}

/** Σ [k]base over the terms, whose doublings are shared: in the full shape 116 additions a term and 28
 *  doublings. `null` when an addition met equal or opposite points (also where the sum is the point
 *  at infinity): the caller takes the complete form. At least one term; scalars as `splitScalar`. */
export function multiplyByCombs(
  terms: readonly Readonly<{ comb: PointComb; scalar: bigint }>[],
  p: bigint,
): XyzzPoint | null {
  const levels: AffinePoint[][] = []; // level t counts 2^t times
  const raised: AffinePoint[] = [];
  for (const { comb, scalar } of terms) {
    if (appendColumns(levels, comb, scalar)) raised.push(comb.base);
  }
  const sums = shortenSums(levels, p);
  if (sums === null) return null;
  let sum: XyzzPoint | null = null;
  for (let t = sums.length - 1; t >= 0; t--) {
    if (sum !== null) sum = doubleXyzz(sum, p);
    for (const { x, y } of sums[t] as readonly AffinePoint[]) {
      sum = sum === null ? { X: x, Y: y, ZZ: 1n, ZZZ: 1n } : addAffineXyzz(sum, x, y, p);
    }
  }
  for (const { x, y } of raised) {
    if (sum !== null) sum = addAffineXyzz(sum, x, -y, p);
  }
  return sum === null || sum.ZZ === 0n ? null : sum;
}

/** Puts the table entries of a scalar on their levels; whether the base is to be subtracted. */
function appendColumns(levels: AffinePoint[][], comb: PointComb, scalar: bigint): boolean {
  const { subTables, spacing } = comb.shape;
  const { columns, isRaised } = splitScalar(scalar, comb.shape);
  for (let t = 0; t < spacing; t++) {
    levels[t] ??= [];
    for (let j = 0; j < subTables; j++) {
      const column = columns[spacing * j + t] as number;
      const entry = comb.subTables[j]?.[column < 0 ? -1 - column : column] as AffinePoint;
      levels[t]?.push(column < 0 ? { x: entry.x, y: -entry.y } : entry);
    }
  }
  return isRaised;
}
