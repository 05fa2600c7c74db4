import { describe, expect, it } from 'vitest';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { EngineError } from '../failures.ts';
import { combShape, splitScalar } from './comb-digits.ts';
import { addPoints, equalPoints, isOnCurve, multiplyPoint, negatePoint } from './curve.ts';
import { multiplyFp2, powerFp2, ratioFp2, squareFp2 } from './fp2.ts';
import { invert, invertAll, mod, nonAdjacentForm } from './modular.ts';
import { buildPointComb, multiplyByCombs } from './point-comb.ts';
import { createTableCache } from './table-cache.ts';
import { tatePairing } from './tate-pairing.ts';
import { buildTorusComb, powerByComb } from './torus-comb.ts';
import { equalsAffineXyzz } from './xyzz.ts';

const { p, q, P, g } = sakkeParameterSet1;

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

describe('F_p²', () => {
  it('[RFC 6508 §2.1] squares as it multiplies, and i² = −1', () => {
    const a = { x1: P.x, x2: P.y };
    expect(squareFp2(a, p)).toEqual(multiplyFp2(a, a, p));
    expect(squareFp2({ x1: 0n, x2: 1n }, p)).toEqual({ x1: p - 1n, x2: 0n });
    expect(powerFp2(a, 5n, p)).toEqual(multiplyFp2(squareFp2(squareFp2(a, p), p), a, p));
    expect(powerFp2(a, 0n, p)).toEqual({ x1: 1n, x2: 0n });
    expect(() => ratioFp2({ x1: 0n, x2: 1n }, p)).toThrow(EngineError);
  });
});

describe('the curve', () => {
  it('[RFC 6508 §2.1] is a group with P of order q', () => {
    const [two, three] = [multiplyPoint(P, 2n, p), multiplyPoint(P, 3n, p)];
    expect(equalPoints(addPoints(P, two, p), three)).toBe(true);
    expect(addPoints(P, negatePoint(P, p), p)).toBeNull();
    expect(addPoints(null, P, p)).toEqual(P);
    expect(addPoints(P, null, p)).toEqual(P);
    expect(multiplyPoint(P, q + 1n, p)).toEqual(P);
    expect(three !== null && isOnCurve(three, p)).toBe(true);
    expect(isOnCurve({ x: P.x + p, y: P.y }, p)).toBe(false);
  });
});

describe('the pairing', () => {
  it('[RFC 6508 §3.2] gives g for < P, P > and is bilinear', { timeout: 30_000 }, () => {
    expect(tatePairing(P, P, p, q)).toBe(g);
    const [A, B] = [multiplyPoint(P, 5n, p), multiplyPoint(P, 7n, p)];
    if (A === null || B === null) throw new Error('finite points expected');
    expect(tatePairing(A, B, p, q)).toBe(ratioFp2(powerFp2({ x1: 1n, x2: g }, 35n, p), p));
  });

  it('[RFC 6508 §3.2] refuses a first argument of small order', () => {
    expect(() => tatePairing({ x: 0n, y: 0n }, P, p, q)).toThrow(EngineError);
  });
});

describe('combs', () => {
  const scalars = [1n, 2n, 3n, 12345n, q - 1n, q - 2n, 1n << 1021n, P.x >> 3n];

  it('[Keyladder §comb] the digits add up to the scalar', () => {
    const { toothBits, digits } = combShape;
    for (const scalar of [0n, ...scalars, (1n << 1043n) - 1n]) {
      const { columns, isRaised } = splitScalar(scalar);
      let sum = isRaised ? -1n : 0n;
      for (const [column, { entry, negative }] of columns.entries()) {
        const bits = entry.toString(2).padStart(8, '0');
        let value = 1n << BigInt(8 * toothBits + column);
        for (let tooth = 0; tooth < 8; tooth++) {
          const term = 1n << BigInt(tooth * toothBits + column);
          value += bits[7 - tooth] === '1' ? term : -term;
        }
        sum += negative ? -value : value;
      }
      expect(sum).toBe(scalar);
    }
    expect(() => splitScalar(-1n)).toThrow(RangeError);
    expect(() => splitScalar(1n << BigInt(digits - 1))).toThrow(RangeError);
  });

  it('[Keyladder §comb] multiplies as double and add does, or says that it cannot', () => {
    const comb = buildPointComb(P, p);
    if (comb === null) throw new Error('P has a comb');
    for (const scalar of scalars) {
      const sum = multiplyByCombs([{ comb, scalar }], p);
      const plain = multiplyPoint(P, scalar, p);
      expect(sum === null || (plain !== null && equalsAffineXyzz(sum, plain, p))).toBe(true);
    }
    expect(multiplyByCombs([{ comb, scalar: q }], p)).toBeNull();
    expect(buildPointComb({ x: 0n, y: 0n }, p)).toBeNull();
  });

  it('[Keyladder §comb] raises g as square and multiply does', () => {
    const comb = buildTorusComb(g, p);
    if (comb === null) throw new Error('g has a comb');
    for (const scalar of scalars) {
      const plain = ratioFp2(powerFp2({ x1: 1n, x2: g }, scalar, p), p);
      expect(ratioFp2(powerByComb(comb, scalar, p), p)).toBe(plain);
    }
  });
});

describe('table cache', () => {
  it('[Keyladder §memory] keeps the tables used last', () => {
    const cache = createTableCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size()]).toEqual([
      1,
      undefined,
      3,
      2,
    ]);
    cache.clear();
    expect(cache.size()).toBe(0);
    expect(() => createTableCache(0)).toThrow(RangeError);
  });
});
