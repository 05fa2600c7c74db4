import type { Arithmetic } from '../math/arithmetic.ts';
import type { FieldKernel } from './field-kernel.ts';
import { buildLaneComb, type LaneComb, multiplyByLaneCombs } from './lane-combs.ts';
import { buildLaneLines, evaluateLaneLines, type LaneLines } from './lane-lines.ts';
import { buildLaneTorus, type LaneTorus, powerByLaneTorus } from './lane-torus.ts';

export type LaneArithmetic = Arithmetic<LaneComb, LaneTorus, LaneLines> &
  Readonly<{ kernel: FieldKernel }>;

/** The arithmetic of a module. Its ordinary lines are quicker than the merged ones of BigInt. */
export function laneArithmetic(kernel: FieldKernel, q: bigint): LaneArithmetic {
  return {
    kernel,
    form: kernel.name,
    mostLines: kernel.name === 'fma52' ? 64 : 32,
    pointComb: (base, shape) => buildLaneComb(kernel, base, shape),
    sumByCombs: (terms) => multiplyByLaneCombs(kernel, terms),
    torusComb: (base) => buildLaneTorus(kernel, base),
    power: (comb, scalar) => powerByLaneTorus(kernel, comb, scalar),
    lines: (A) => buildLaneLines(kernel, A, q),
    mergedLines: () => null,
    millerValue: (lines, B) => evaluateLaneLines(kernel, lines, B),
    drop: ({ address, octets }) => kernel.room.give(address, octets),
    wipe: kernel.wipe,
  };
}
