/** `math/torus-comb.ts` in the lanes of a module: powers of one element of PF_p, held by ratios. */
import { combShapes, splitScalar } from '../math/comb-digits.ts';
import type { MillerValue } from '../math/miller-value.ts';
import type { FieldKernel } from './field-kernel.ts';
import { invertInPairs } from './lane-sums.ts';

/** The ratios of the sub-tables one behind the other, then that of the element itself; each in both
 *  lanes. */
export type LaneTorus = Readonly<{ address: number; octets: number }>;

const { teeth, subTables, spacing } = combShapes.full;
const entries = 1 << (teeth - 1);

/** The comb of the element with ratio `base`, or `null` when one of its powers has no ratio. */
export function buildLaneTorus(kernel: FieldKernel, base: bigint): LaneTorus | null {
  const { pair, room } = kernel;
  const octets = pair * (subTables * entries + 1);
  const address = room.take(octets);
  const powers = room.take(2 * teeth * subTables * pair);
  kernel.write(address + octets - pair, base, base);
  layPowers(kernel, powers, base);
  const isBuilt =
    toRatios(kernel, powers, 2 * teeth * subTables) &&
    toRatios(kernel, layProducts(kernel, powers, address), subTables * entries);
  room.give(powers, 2 * teeth * subTables * pair);
  if (isBuilt) return { address, octets };
  room.give(address, octets);
  return null;
}

/** base^(2^(m·k)) and base^(2^(m·k + 1)), k = s·i + j, for m the spacing and s the number of sub-tables. */
function layPowers(
  { write, copy, places, pair, programs }: FieldKernel,
  powers: number,
  base: bigint,
) {
  write(places.value, 1n, base);
  let next = powers;
  const lay = () => {
    copy(next, places.value);
    next += pair;
  };
  for (let at = 0; at < teeth * subTables; at++) {
    lay();
    for (let i = 0; i < spacing; i++) {
      programs.square();
      if (i === 0) lay();
    }
  }
}

/** The entries as elements, from `address` on: the top tooth over all others, and tooth by tooth twice as
 *  many. */
function layProducts(kernel: FieldKernel, powers: number, address: number): number {
  const { copy, places, pair, programs } = kernel;
  const power = (tooth: number, j: number) => powers + 2 * pair * (subTables * tooth + j);
  for (let j = 0; j < subTables; j++) {
    const table = address + pair * entries * j;
    startAtOne(kernel);
    programs.timesRatio(power(teeth - 1, j), 1);
    for (let tooth = 0; tooth < teeth - 1; tooth++) programs.timesRatio(power(tooth, j), -1);
    copy(table, places.value);
    for (let at = 1; at < entries; at++) {
      const tooth = 31 - Math.clz32(at);
      copy(places.value, table + pair * (at - (1 << tooth)));
      programs.timesRatio(power(tooth, j) + pair, 1);
      copy(table + pair * at, places.value);
    }
  }
  return address;
}

/** Elements to their ratios, an even number of them; false when one has none. */
function toRatios(kernel: FieldKernel, first: number, count: number): boolean {
  const { pair, programs, places } = kernel;
  const at = (index: number) => first + index * pair;
  return invertInPairs(kernel, count / 2, {
    gather: (step, difference, before) => {
      const [one, other] = [at(2 * step), at(2 * step + 1)];
      programs.gather(difference, before, places.zero, one, places.zero, other);
    },
    use: (step, inverse) => programs.ratios(at(2 * step), at(2 * step + 1), inverse),
  });
}

/** base^scalar as x₁ and x₂. Throws RangeError as `splitScalar`. */
export function powerByLaneTorus(
  kernel: FieldKernel,
  { address, octets }: LaneTorus,
  scalar: bigint,
): MillerValue {
  const { pair, places, programs, read } = kernel;
  const { columns, isRaised } = splitScalar(scalar, combShapes.full);
  startAtOne(kernel);
  for (let t = spacing - 1; t >= 0; t--) {
    if (t < spacing - 1) programs.square();
    for (let j = 0; j < subTables; j++) {
      const column = columns[spacing * j + t] as number;
      const entry = column < 0 ? -1 - column : column;
      programs.timesRatio(address + pair * (j * entries + entry), column < 0 ? -1 : 1);
    }
  }
  if (isRaised) programs.timesRatio(address + octets - pair, -1);
  return { x1: read(places.value, 0), x2: read(places.value, 1) };
}

/** value = 1. */
function startAtOne({ digitsAt, places }: FieldKernel): void {
  const [value, one] = [digitsAt(places.value), digitsAt(places.one)];
  for (let at = 0; at < value.length; at += 2) {
    value[at] = one[at] as number;
    value[at + 1] = 0;
  }
}
