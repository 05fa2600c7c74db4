import { describe, expect, it } from 'vitest';
import { EngineError } from '../failures.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { invert, invertAll, mod, nonAdjacentForm } from './modular.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q] = [set.p, set.q].map((hex) => BigInt(`0x${hex}`)) as [bigint, bigint];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };

describe('modular arithmetic', () => {
  it('[RFC 6508 §2.1] inverts, one by one and all at once', () => {
    const values = [1n, 2n, p - 1n, P.x, -P.y];
    const inverses = values.map((value) => invert(value, p));
    for (const [at, value] of values.entries()) {
      expect(mod(value * (inverses[at] as bigint), p)).toBe(1n);
    }
    expect(invertAll(values, p)?.map((value) => mod(value, p))).toEqual(inverses);
    expect(invertAll([1n, p], p)).toBeNull();
    expect(() => invert(0n, p)).toThrow(EngineError);
  });

  it('[Keyladder §NAF] writes a number in signed digits, no two neighbours non-zero', () => {
    for (const value of [1n, 2n, 3n, 7n, 255n, q - 1n]) {
      const digits = nonAdjacentForm(value);
      expect(digits.reduce((sum, digit) => 2n * sum + BigInt(digit), 0n)).toBe(value);
      expect(digits.some((digit, at) => digit !== 0 && (digits[at + 1] ?? 0) !== 0)).toBe(false);
    }
    expect(() => nonAdjacentForm(0n)).toThrow(RangeError);
  });
});
