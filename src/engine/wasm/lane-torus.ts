/** `math/torus-comb.ts` in the lanes of a module: powers of one element of PF_p. */
import { combShapes, splitScalar } from '../math/comb-digits.ts';
import type { MillerValue } from '../math/miller-value.ts';
import { buildTorusComb } from '../math/torus-comb.ts';
import type { FieldKernel } from './field-kernel.ts';

/** The ratios of the sub-tables one behind the other, then that of the element itself; each in both
 *  lanes. */
export type LaneTorus = Readonly<{ address: number; octets: number }>;

const { teeth, subTables, spacing } = combShapes.full;
const entries = 1 << (teeth - 1);

/** The comb of the element with ratio `base`, or `null` when one of its powers has no ratio. */
export function buildLaneTorus(kernel: FieldKernel, base: bigint): LaneTorus | null {
  const { pair, room, write, p } = kernel;
  const comb = buildTorusComb(base, p);
  if (comb === null) return null;
  const ratios = [...comb.ratios.flat(), base];
  const octets = pair * ratios.length;
  const address = room.take(octets);
  for (const [at, ratio] of ratios.entries()) write(address + at * pair, ratio, ratio);
  return { address, octets };
}

/** base^scalar as x₁ and x₂. Throws RangeError as `splitScalar`. */
export function powerByLaneTorus(
  { pair, places, programs, read, write }: FieldKernel,
  { address, octets }: LaneTorus,
  scalar: bigint,
): MillerValue {
  const { columns, isRaised } = splitScalar(scalar, combShapes.full);
  write(places.value, 1n, 0n);
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
