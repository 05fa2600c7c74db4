/** Whether a module multiplies as BigInt does. All instructions give the same everywhere but one, the
 *  product and sum that is rounded once or twice: digits at their ends tell which. */
import { mod } from '../math/modular.ts';
import type { FieldKernel } from './field-kernel.ts';

/** Digits of an operand by position, in units of half the radix. */
const patterns: readonly ((at: number) => number)[] = [
  () => 1,
  () => -1,
  (at) => (at % 2 === 0 ? 1 : -1),
  (at) => 1 - 2 ** -20 * (at + 1),
  (at) => ((at * 37) % 64) / 64 - 2 ** -20,
];

/** True when all products are right. Leaves no table behind. */
export function givesKnownAnswers(kernel: FieldKernel): boolean {
  const { pair, programs, room, p, digits, valueAt } = kernel;
  const aside = room.take(5 * pair);
  const [A, B, C, D, result] = [0, 1, 2, 3, 4].map((at) => aside + at * pair) as [
    ...[number, number, number, number],
    number,
  ];
  const radix = (1n << BigInt(digits.bits * digits.count)) % p;
  const isRight = (lane: 0 | 1, expected: bigint) =>
    mod(valueAt(result, lane) * radix - expected, p) === 0n;
  const valuesOf = (lane: 0 | 1) => [A, B, C, D].map((it) => valueAt(it, lane));
  const inBothLanes = (expected: (a: bigint, b: bigint, c: bigint, d: bigint) => bigint) =>
    ([0, 1] as const).every((lane) =>
      isRight(lane, expected(...(valuesOf(lane) as [bigint, bigint, bigint, bigint]))),
    );
  const answers = patterns.every((_, at) => {
    for (const [turn, address] of [A, B, C, D].entries()) lay(kernel, address, at + turn);
    programs.mul(result, A, B);
    if (!inBothLanes((a, b) => a * b)) return false;
    programs.mul2(result, A, B, C, D);
    if (!inBothLanes((a, b, c, d) => a * b + c * d)) return false;
    programs.sqr(result, A);
    return inBothLanes((a) => a * a);
  });
  room.give(aside, 5 * pair);
  return answers && hasRightConstants(kernel, radix);
}

/** One pattern in the first lane, the next in the second; the highest digit is left zero. */
function lay({ digitsAt, digits }: FieldKernel, address: number, pattern: number): void {
  const lanes = digitsAt(address);
  for (let at = 0; at < digits.count - 1; at++) {
    for (const lane of [0, 1]) {
      const digitOf = patterns[(pattern + lane) % patterns.length] as (at: number) => number;
      lanes[2 * at + lane] = Math.round(digitOf(at) * 2 ** (digits.bits - 1));
    }
  }
  lanes.fill(0, 2 * (digits.count - 1));
}

/** What stands for R², 1 and 0 brings numbers in and out. */
function hasRightConstants({ places, programs, valueAt, p }: FieldKernel, radix: bigint): boolean {
  return ([0, 1] as const).every((lane) => {
    const outOf = (address: number) => {
      programs.mul(places.in0, address, places.outOfForm);
      return mod(valueAt(places.in0, lane), p);
    };
    return (
      outOf(places.intoForm) === radix && outOf(places.one) === 1n && outOf(places.zero) === 0n
    );
  });
}
