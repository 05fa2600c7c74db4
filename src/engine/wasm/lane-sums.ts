/** Sums of affine points, many at once: one inversion for a batch. */
import { invertAll } from '../math/modular.ts';
import type { FieldKernel } from './field-kernel.ts';

/** Where A, B and their sum lie. */
export type Sum = Readonly<{ A: number; B: number; to: number }>;

/** Sums of a batch: it bounds the room that is wanted for a while. */
const mostAtOnce = 512;

/** Adds up an even number of pairs of points; false when two of them are equal or opposite. */
export function addAffineAll(kernel: FieldKernel, sums: readonly Sum[]): boolean {
  for (let first = 0; first < sums.length; first += mostAtOnce) {
    if (!addBatch(kernel, sums.slice(first, first + mostAtOnce))) return false;
  }
  return true;
}

function addBatch(kernel: FieldKernel, sums: readonly Sum[]): boolean {
  const { pair, places, programs, room, copy } = kernel;
  const octets = sums.length * pair;
  const aside = room.take(octets);
  copy(places.running, places.one);
  const steps = sums.length >> 1;
  const stepAt = (at: number) => {
    const [one, other] = [sums[2 * at] as Sum, sums[2 * at + 1] as Sum];
    return { one, other, difference: aside + 2 * at * pair, before: aside + (2 * at + 1) * pair };
  };
  for (let at = 0; at < steps; at++) {
    const { one, other, difference, before } = stepAt(at);
    programs.gather(difference, before, one.A, one.B, other.A, other.B);
  }
  const isPossible = invertRunning(kernel);
  for (let at = steps - 1; isPossible && at >= 0; at--) {
    const { one, other, difference, before } = stepAt(at);
    programs.release(before, difference, before);
    programs.addTwo(one.to, other.to, one.A, one.B, other.A, other.B, before);
  }
  room.give(aside, octets);
  return isPossible;
}

/** Both running products to their inverses; false when one is zero. */
export function invertRunning({ read, write, places, p }: FieldKernel): boolean {
  const inverses = invertAll([read(places.running, 0), read(places.running, 1)], p);
  if (inverses === null) return false;
  write(places.running, inverses[0] as bigint, inverses[1] as bigint);
  return true;
}
