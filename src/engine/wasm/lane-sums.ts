/** Many inverses with one inversion, two at a time, one in each lane (Montgomery's trick), and sums of
 *  affine points by them. */
import { invertAll } from '../math/modular.ts';
import type { FieldKernel } from './field-kernel.ts';

/** A step puts two numbers at `difference` and the running products at `before`, and later gets the two
 *  inverses. */
type Steps = Readonly<{
  gather: (step: number, difference: number, before: number) => void;
  use: (step: number, inverse: number) => void;
}>;

/** Steps of a batch: it bounds the room that is wanted for a while. */
const mostAtOnce = 256;

/** Makes all steps, the inverses at the end of a batch; false when a number has none. */
export function invertInPairs(kernel: FieldKernel, count: number, steps: Steps): boolean {
  const { pair, places, programs, room, copy } = kernel;
  const octets = 2 * mostAtOnce * pair;
  const aside = room.take(octets);
  let isPossible = true;
  for (let first = 0; isPossible && first < count; first += mostAtOnce) {
    const last = Math.min(first + mostAtOnce, count) - 1;
    const differenceOf = (step: number) => aside + 2 * (step - first) * pair;
    copy(places.running, places.one);
    for (let step = first; step <= last; step++) {
      const difference = differenceOf(step);
      steps.gather(step, difference, difference + pair);
    }
    isPossible = invertRunning(kernel);
    for (let step = last; isPossible && step >= first; step--) {
      const difference = differenceOf(step);
      const inverse = difference + pair;
      programs.release(inverse, difference, inverse);
      steps.use(step, inverse);
    }
  }
  room.give(aside, octets);
  return isPossible;
}

/** Both running products to their inverses; false when one is zero. */
function invertRunning({ read, write, places, p }: FieldKernel): boolean {
  const inverses = invertAll([read(places.running, 0), read(places.running, 1)], p);
  if (inverses === null) return false;
  write(places.running, inverses[0] as bigint, inverses[1] as bigint);
  return true;
}

/** Where A, B and their sum lie. */
export type Sum = Readonly<{ A: number; B: number; to: number }>;

/** Adds up an even number of pairs of points; false when two of them are equal or opposite. */
export function addAffineAll(kernel: FieldKernel, sums: readonly Sum[]): boolean {
  const { programs } = kernel;
  const both = (step: number) => [sums[2 * step], sums[2 * step + 1]] as [Sum, Sum];
  return invertInPairs(kernel, sums.length / 2, {
    gather(step, difference, before) {
      const [one, other] = both(step);
      programs.gather(difference, before, one.A, one.B, other.A, other.B);
    },
    use(step, inverse) {
      const [one, other] = both(step);
      programs.addTwo(one.to, other.to, one.A, one.B, other.A, other.B, inverse);
    },
  });
}
