import { describe, expect, it } from 'vitest';
import { EngineError } from '../model/failures.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { invert, invertAll, mod, signedWindows } from './modular.ts';

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

  it('[Keyladder §inverse] inverts every residue of small primes', () => {
    for (const prime of [3n, 5n, 7n, 101n, 257n, 65_537n]) {
      for (let value = 1n; value < prime && value < 600n; value++) {
        expect(mod(value * invert(value, prime), prime)).toBe(1n);
        expect(mod(value * invert(-value, prime), prime)).toBe(prime - 1n);
      }
    }
    expect(() => invert(6n, 9n)).toThrow(EngineError);
  });

  it('[Keyladder §inverse] inverts where quotients are long, short or the last', () => {
    for (const modulus of [p, q, 2n ** 127n - 1n, 2n ** 61n - 1n, 2n ** 52n - 47n]) {
      for (let bit = 1n; bit < 1020n; bit += 3n) {
        for (const value of [(1n << bit) - 1n, 1n << bit, (1n << bit) + 1n, modulus / 3n ** bit]) {
          if (value % modulus === 0n) continue;
          expect(mod(value * invert(value, modulus), modulus)).toBe(1n);
        }
      }
      let value = P.x % modulus;
      for (let round = 0; round < 300; round++) {
        value = mod(value * value + 1n, modulus);
        expect(mod(value * invert(value, modulus), modulus)).toBe(1n);
      }
    }
  });

  it('[Keyladder §NAF] writes a number in signed windows with enough zeros between', () => {
    for (const width of [2, 3, 5]) {
      for (const value of [1n, 2n, 3n, 7n, 15n, 16n, 17n, 255n, q - 1n]) {
        const digits = signedWindows(value, width);
        expect(digits.reduce((sum, digit) => 2n * sum + BigInt(digit), 0n)).toBe(value);
        expect(digits[0]).toBeGreaterThan(0);
        for (const [at, digit] of digits.entries()) {
          if (digit === 0) continue;
          expect(Math.abs(digit) % 2).toBe(1);
          expect(Math.abs(digit)).toBeLessThan(2 ** (width - 1));
          expect(digits.slice(at + 1, at + width).every((next) => next === 0)).toBe(true);
        }
      }
    }
    expect(() => signedWindows(0n, 2)).toThrow(RangeError);
    expect(() => signedWindows(1n, 1)).toThrow(RangeError);
  });
});
