import { describe, expect, it, vi } from 'vitest';
import { fieldOctets } from '../crypto/field-octets.ts';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { type Arithmetic, bigintArithmetic } from '../math/arithmetic.ts';
import { type CombShape, combShapes } from '../math/comb-digits.ts';
import { type AffinePoint, multiplyPoint } from '../math/curve.ts';
import { squareFp2 } from '../math/fp2.ts';
import type { MillerValue } from '../math/miller-value.ts';
import { mod } from '../math/modular.ts';
import { equalsAffineXyzz } from '../math/xyzz.ts';
import { forms } from './digits.ts';
import { createFieldKernel } from './field-kernel.ts';
import { laneArithmetic } from './lane-arithmetic.ts';

const { p, q, P, g } = sakkeParameterSet1;
const plain = bigintArithmetic(p, q);
vi.setConfig({ testTimeout: 300_000 });

/** Of order two: y = 0. */
const ofOrderTwo: AffinePoint = { x: 0n, y: 0n };

const multiple = (k: bigint) => multiplyPoint(P, k, p) as AffinePoint;
const K = multiple(0xabcdefn);
const Bs = [P, multiple(5n), multiple(q - 3n), { x: K.x, y: p - K.y }];

function table<T>(made: T | null): T {
  if (made === null) throw new Error('expected a table');
  return made;
}

/** Whether two values are the same element of PF_p once the final power is taken. */
function areSame(one: MillerValue, other: MillerValue): boolean {
  const [a, b] = [one, other].map((value) => squareFp2(squareFp2(value, p), p)) as [
    MillerValue,
    MillerValue,
  ];
  return mod(a.x1 * b.x2 - a.x2 * b.x1, p) === 0n && (a.x1 !== 0n || a.x2 !== 0n);
}

function sumOf(
  { pointComb, sumByCombs }: Arithmetic,
  terms: readonly (readonly [AffinePoint, bigint, CombShape])[],
) {
  return sumByCombs(
    terms.map(([base, scalar, shape]) => ({ comb: table(pointComb(base, shape)), scalar })),
  );
}

const expected = table(plain.lines(K));
const expectedValues = Bs.map((B) => plain.millerValue(expected, B));
const expectedTorus = table(plain.torusComb(g));

describe.each(Object.values(forms))('the lanes of $name', ({ name }) => {
  const kernel = createFieldKernel(name, fieldOctets(name), p, () => false);
  const lanes = laneArithmetic(kernel, q);

  it('[RFC 6508 §3.2] pair as BigInt does', () => {
    const lines = table(lanes.lines(K));
    for (const [at, B] of Bs.entries()) {
      const value = lanes.millerValue(lines, B);
      expect(areSame(value, expectedValues[at] as MillerValue)).toBe(true);
    }
    lanes.drop(lines);
  });

  it('[RFC 6508 §3.2] have no lines of a point outside the group', () => {
    expect(lanes.lines(ofOrderTwo)).toBeNull();
    expect(plain.lines(ofOrderTwo)).toBeNull();
  });

  it.each(Object.entries(combShapes))('[Keyladder §comb] sum over combs: %s', (_, shape) => {
    const most = shape === combShapes.short ? (1n << 256n) - 1n : q - 2n;
    for (const scalar of [0n, 1n, 2n, most, most - 0x1234567890n]) {
      const sum = sumOf(lanes, [[K, scalar, shape]]);
      const right = multiplyPoint(K, scalar, p);
      expect(sum === null ? null : equalsAffineXyzz(sum, right as AffinePoint, p)).toBe(
        right === null ? null : true,
      );
      if (shape === combShapes.large) break;
    }
  });

  it('[Keyladder §comb] sum over combs of several points and shapes', () => {
    const terms = [
      [K, 0x123456789abcdefn, combShapes.short],
      [P, q - 0x77n, combShapes.full],
    ] as const;
    const sum = table(sumOf(lanes, terms));
    const right = multiple((0xabcdefn * 0x123456789abcdefn + q - 0x77n) % q);
    expect(equalsAffineXyzz(sum, right, p)).toBe(true);
  });

  it('[Keyladder §comb] have no comb of a point of small order', () => {
    expect(lanes.pointComb(ofOrderTwo, combShapes.full)).toBeNull();
  });

  it('[RFC 6508 §2.1] raise g as BigInt does', () => {
    const comb = table(lanes.torusComb(g));
    for (const scalar of [0n, 1n, 2n, q - 1n, q / 3n]) {
      const value = lanes.power(comb, scalar);
      const right = plain.power(expectedTorus, scalar);
      expect(mod(value.x1 * right.x2 - value.x2 * right.x1, p)).toBe(0n);
      expect(value.x1 === 0n && value.x2 === 0n).toBe(false);
    }
    lanes.drop(comb);
  });

  it('[Keyladder §memory] leave nothing of a key behind', () => {
    const { places, pair, digitsAt, room } = kernel;
    const lines = table(lanes.lines(K));
    lanes.millerValue(lines, P);
    const { address, octets } = lines;
    const isZero = (from: number, to: number) => {
      for (let at = from; at < to; at += pair) {
        if (digitsAt(at).some((digit) => digit !== 0)) return false;
      }
      return true;
    };
    expect(isZero(places.secrets, places.end)).toBe(false);
    lanes.drop(lines);
    lanes.wipe();
    expect(isZero(places.secrets, places.end)).toBe(true);
    expect(isZero(address, address + octets)).toBe(true);
    expect(room.take(octets)).toBe(address);
    room.give(address, octets);
  });
});
