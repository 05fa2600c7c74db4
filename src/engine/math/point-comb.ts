import { type CombDigits, combShape, splitScalar } from './comb-digits.ts';
import type { AffinePoint } from './curve.ts';
import { invertAll } from './modular.ts';
import { addAffineXyzz, doubleXyzz, type XyzzPoint } from './xyzz.ts';

const { teeth, subTables, spacing } = combShape;

type SubTable = Readonly<{ xs: readonly bigint[]; ys: readonly bigint[] }>;

/** Multiples of one point: entry e of sub-table j is Σ ±2^(116i + 29j)·base over the teeth i, where the
 *  top tooth is positive and the others follow the bits of e. About 300 kB. */
export type PointComb = Readonly<{ base: AffinePoint; subTables: readonly SubTable[] }>;

/** Builds the comb of `base`, about 15,000 products mod p. `null` when `base` has so small an order
 *  that two of the sums coincide: such a point needs the plain form. */
export function buildPointComb(base: AffinePoint, p: bigint): PointComb | null {
  const powers: XyzzPoint[] = [];
  let C: XyzzPoint = { X: base.x, Y: base.y, ZZ: 1n, ZZZ: 1n };
  for (let at = 0; at < teeth * subTables; at++) {
    powers.push(C);
    for (let i = 0; i < spacing; i++) {
      C = doubleXyzz(C, p);
      if (i === 0) powers.push(C);
    }
  }
  const affine = normalise(powers, p); // 2^(29k)·base and 2^(29k + 1)·base, k = 4i + j
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
  const first = normalise(lowest, p);
  if (first === null) return null;
  const tables = first.map(({ x, y }) => ({ xs: [x], ys: [y] }));
  for (let tooth = 0; tooth < teeth - 1; tooth++) {
    const steps = tables.map((_, j) => twice(tooth, j));
    if (!appendSums(tables, steps, p)) return null;
  }
  return { base, subTables: tables };
}

/** Doubles the length of every table: entry + step behind each entry, one inversion for all. */
function appendSums(
  tables: readonly { xs: bigint[]; ys: bigint[] }[],
  steps: readonly AffinePoint[],
  p: bigint,
): boolean {
  const inverses = invertAll(
    tables.flatMap(({ xs }, j) => xs.map((x) => (steps[j] as AffinePoint).x - x)),
    p,
  );
  if (inverses === null) return false;
  let at = 0;
  for (const [j, { xs, ys }] of tables.entries()) {
    const step = steps[j] as AffinePoint;
    const length = xs.length;
    for (let e = 0; e < length; e++) {
      const [x, y] = [xs[e] as bigint, ys[e] as bigint];
      const slope = ((step.y - y) * (inverses[at++] as bigint)) % p;
      const sum = (slope * slope - x - step.x) % p;
      xs.push(sum);
      ys.push((slope * (x - sum) - y) % p);
    }
  }
  return true;
}

function normalise(points: readonly XyzzPoint[], p: bigint): AffinePoint[] | null {
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

/** Σ [k]base over the terms, whose doublings are shared: 116 additions a term and 28 doublings.
 *  `null` when an addition met equal or opposite points (also where the sum is the point at
 *  infinity): the caller takes the complete form. Scalars 0 to 2¹⁰⁴³ − 1, at least one term. */
export function multiplyByCombs(
  terms: readonly Readonly<{ comb: PointComb; scalar: bigint }>[],
  p: bigint,
): XyzzPoint | null {
  const split = terms.map(({ comb, scalar }) => ({ comb, digits: splitScalar(scalar) }));
  let sum: XyzzPoint | null = null;
  for (let t = spacing - 1; t >= 0; t--) {
    if (sum !== null) sum = doubleXyzz(sum, p);
    for (const { comb, digits } of split) sum = addColumns(sum, comb, digits, t, p);
  }
  for (const { comb, digits } of split) {
    if (digits.isRaised && sum !== null) sum = addAffineXyzz(sum, comb.base.x, -comb.base.y, p);
  }
  return sum === null || sum.ZZ === 0n ? null : sum;
}

function addColumns(
  start: XyzzPoint | null,
  comb: PointComb,
  digits: CombDigits,
  t: number,
  p: bigint,
): XyzzPoint | null {
  let sum = start;
  for (let j = 0; j < subTables; j++) {
    const { entry, negative } = digits.columns[spacing * j + t] as CombDigits['columns'][number];
    const { xs, ys } = comb.subTables[j] as SubTable;
    const x = xs[entry] as bigint;
    const y = ys[entry] as bigint;
    const signed = negative ? -y : y;
    sum = sum === null ? { X: x, Y: signed, ZZ: 1n, ZZZ: 1n } : addAffineXyzz(sum, x, signed, p);
  }
  return sum;
}
