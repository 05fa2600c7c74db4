/** `math/point-comb.ts` in the lanes of a module: tables of multiples of one point, and sums over them. */
import { type CombShape, splitScalar } from '../math/comb-digits.ts';
import type { AffinePoint } from '../math/curve.ts';
import { normaliseXyzz, type XyzzPoint } from '../math/xyzz.ts';
import type { FieldKernel } from './field-kernel.ts';
import { layAffine, readWeighted, startAt } from './lane-lines.ts';
import { addAffineAll, type Sum } from './lane-sums.ts';

/** The sub-tables one behind the other, then the point itself, as pairs (x, y). */
export type LaneComb = Readonly<{ address: number; octets: number; shape: CombShape }>;

const entriesOf = ({ teeth }: CombShape) => 1 << (teeth - 1);

/** The comb of `base`, or `null` when two of its sums coincide. */
export function buildLaneComb(
  kernel: FieldKernel,
  base: AffinePoint,
  shape: CombShape,
): LaneComb | null {
  const { pair, room } = kernel;
  const { teeth, subTables } = shape;
  const octets = pair * (subTables * entriesOf(shape) + 1);
  const comb = { address: room.take(octets), octets, shape };
  kernel.write(baseOf(kernel, comb), base.x, base.y);
  const powers = room.take(2 * teeth * subTables * pair);
  const isBuilt =
    layPowers(kernel, powers, comb) &&
    layLowest(kernel, powers, comb) &&
    laySums(kernel, powers, comb);
  room.give(powers, 2 * teeth * subTables * pair);
  if (isBuilt) return comb;
  room.give(comb.address, octets);
  return null;
}

/** Where the point itself lies. */
const baseOf = ({ pair }: FieldKernel, { address, octets }: LaneComb) => address + octets - pair;

const entryAt = ({ pair }: FieldKernel, { address, shape }: LaneComb, j: number, entry: number) =>
  address + pair * (j * entriesOf(shape) + entry);

/** 2^(m·k)·base and 2^(m·k + 1)·base, k = s·i + j, for m the spacing and s the number of sub-tables. */
function layPowers(kernel: FieldKernel, powers: number, comb: LaneComb): boolean {
  const { programs, places, pair } = kernel;
  const { teeth, subTables, spacing } = comb.shape;
  startAt(kernel, baseOf(kernel, comb));
  const points = [];
  for (let at = 0; at < teeth * subTables; at++) {
    points.push(readWeighted(kernel));
    for (let i = 0; i < spacing; i++) {
      programs.tangent(places.in2, places.in3);
      if (i === 0) points.push(readWeighted(kernel));
    }
  }
  return layAffine(kernel, points, (at) => powers + at * pair);
}

/** The first entry of each sub-table: the top tooth minus all others. */
function layLowest(kernel: FieldKernel, powers: number, comb: LaneComb): boolean {
  const { programs, pair, p, write } = kernel;
  const { teeth, subTables } = comb.shape;
  const power = (tooth: number, j: number) => powers + 2 * pair * (subTables * tooth + j);
  const lowest: XyzzPoint[] = [];
  for (let j = 0; j < subTables; j++) {
    startSum(kernel, power(teeth - 1, j), 1);
    for (let tooth = 0; tooth < teeth - 1; tooth++) programs.add(power(tooth, j), -1);
    lowest.push(readSum(kernel));
  }
  const affine = normaliseXyzz(lowest, p);
  for (const [j, { x, y }] of affine?.entries() ?? []) write(entryAt(kernel, comb, j, 0), x, y);
  return affine !== null;
}

/** Tooth by tooth twice as many entries: each with twice the power of the tooth added. */
function laySums(kernel: FieldKernel, powers: number, comb: LaneComb): boolean {
  const { pair } = kernel;
  const { teeth, subTables } = comb.shape;
  for (let tooth = 0; tooth < teeth - 1; tooth++) {
    const length = 1 << tooth;
    const sums: Sum[] = [];
    for (let entry = 0; entry < length; entry++) {
      for (let j = 0; j < subTables; j++) {
        sums.push({
          A: entryAt(kernel, comb, j, entry),
          B: powers + pair * (2 * (subTables * tooth + j) + 1),
          to: entryAt(kernel, comb, j, entry + length),
        });
      }
    }
    if (!addAffineAll(kernel, sums)) return false;
  }
  return true;
}

/** A = ± the affine point at an address. */
function startSum({ places, copy, digitsAt }: FieldKernel, point: number, sign: 1 | -1): void {
  copy(places.sumXY, point);
  copy(places.sumZZ, places.one);
  const XY = digitsAt(places.sumXY);
  for (let at = 1; at < XY.length; at += 2) XY[at] = sign * (XY[at] as number);
}

function readSum({ read, places }: FieldKernel): XyzzPoint {
  return {
    X: read(places.sumXY, 0),
    Y: read(places.sumXY, 1),
    ZZ: read(places.sumZZ, 0),
    ZZZ: read(places.sumZZ, 1),
  };
}

/** Σ [k]base over the terms, whose doublings are shared; `null` when an addition met equal or opposite
 *  points. At least one term; scalars as `splitScalar`. */
export function multiplyByLaneCombs(
  kernel: FieldKernel,
  terms: readonly Readonly<{ comb: LaneComb; scalar: bigint }>[],
): XyzzPoint | null {
  const { programs } = kernel;
  const split = terms.map(({ comb, scalar }) => ({ comb, ...splitScalar(scalar, comb.shape) }));
  let isStarted = false;
  for (let t = Math.max(...terms.map(({ comb }) => comb.shape.spacing)) - 1; t >= 0; t--) {
    if (isStarted) programs.double();
    for (const { comb, columns } of split) {
      const { spacing, subTables } = comb.shape;
      for (let j = 0; t < spacing && j < subTables; j++) {
        const column = columns[spacing * j + t] as number;
        const entry = entryAt(kernel, comb, j, column < 0 ? -1 - column : column);
        const sign = column < 0 ? -1 : 1;
        if (isStarted) programs.add(entry, sign);
        else startSum(kernel, entry, sign);
        isStarted = true;
      }
    }
  }
  for (const { comb, isRaised } of split) {
    if (isRaised) programs.add(baseOf(kernel, comb), -1);
  }
  const sum = readSum(kernel);
  return sum.ZZ === 0n ? null : sum;
}
