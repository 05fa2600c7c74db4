import { describe, expect, it, vi } from 'vitest';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { combShape, splitScalar } from './comb-digits.ts';
import { multiplyPoint } from './curve.ts';
import { powerFp2, ratioFp2 } from './fp2.ts';
import { buildPointComb, multiplyByCombs } from './point-comb.ts';
import { buildTorusComb, powerByComb } from './torus-comb.ts';
import { equalsAffineXyzz } from './xyzz.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q, g] = [set.p, set.q, set.g].map((hex) => BigInt(`0x${hex}`)) as [
  bigint,
  bigint,
  bigint,
];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };

vi.setConfig({ testTimeout: 30_000 });

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
