import { describe, expect, it, vi } from 'vitest';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { type CombShape, combDigits, combShapes, splitScalar, toothBits } from './comb-digits.ts';
import { type AffinePoint, multiplyPoint } from './curve.ts';
import { powerFp2, ratioFp2 } from './fp2.ts';
import { buildPointComb, multiplyByCombs, type PointComb } from './point-comb.ts';
import { buildTorusComb, powerByComb } from './torus-comb.ts';
import { equalsAffineXyzz, type XyzzPoint } from './xyzz.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q, g] = [set.p, set.q, set.g].map((hex) => BigInt(`0x${hex}`)) as [
  bigint,
  bigint,
  bigint,
];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };
const shapes = Object.values(combShapes);

vi.setConfig({ testTimeout: 900_000 });

/** How many entries of a table are altered, spread over it; all of them for a large number. */
const alterations = Number(process.env.KEYLADDER_AGREEMENT_CASES ?? 12);

/** A scalar whose column `column` picks `entry` and all others the entry zero; the last but one is
 *  negative, which keeps the scalar in its range. */
function scalarWith(shape: CombShape, column: number, entry: number): bigint {
  const distance = toothBits(shape);
  let scalar = 0n;
  for (let at = 0; at < distance; at++) {
    const picked = at === column ? entry : 0;
    const isNegative = at === distance - 2;
    for (let tooth = 0; tooth < shape.teeth; tooth++) {
      const isPlus = tooth === shape.teeth - 1 || ((picked >> tooth) & 1) === 1;
      const term = 1n << BigInt(tooth * distance + at);
      scalar += isPlus !== isNegative ? term : -term;
    }
  }
  return scalar;
}

function build(base: AffinePoint, shape: CombShape): PointComb {
  const comb = buildPointComb(base, p, shape);
  if (comb === null) throw new Error('the point has a comb');
  return comb;
}

function same(A: XyzzPoint | null, B: XyzzPoint | null): boolean {
  if (A === null || B === null) return A === B;
  return (A.X * B.ZZ - B.X * A.ZZ) % p === 0n && (A.Y * B.ZZZ - B.Y * A.ZZZ) % p === 0n;
}

describe('combs', () => {
  const short = [1n, 2n, 3n, 12345n, (1n << 255n) + 1n, P.y >> 769n];
  const long = [q - 1n, q - 2n, 1n << 1021n, P.x >> 3n];
  const scalarsFor = (shape: CombShape) =>
    shape === combShapes.short ? short : [...short, ...long];

  it('[Keyladder §comb] the digits add up to the scalar', () => {
    for (const shape of shapes) {
      const top = shape.teeth - 1;
      const largest = (1n << BigInt(combDigits(shape) - 1)) - 1n;
      for (const scalar of [0n, ...scalarsFor(shape), largest]) {
        const { columns, isRaised } = splitScalar(scalar, shape);
        let sum = isRaised ? -1n : 0n;
        for (const [column, picked] of columns.entries()) {
          const entry = picked < 0 ? -1 - picked : picked;
          let value = 1n << BigInt(top * toothBits(shape) + column);
          for (let tooth = 0; tooth < top; tooth++) {
            const term = 1n << BigInt(tooth * toothBits(shape) + column);
            value += (entry >> tooth) & 1 ? term : -term;
          }
          sum += picked < 0 ? -value : value;
        }
        expect(sum).toBe(scalar);
      }
      expect(() => splitScalar(-1n, shape)).toThrow(RangeError);
      expect(() => splitScalar(largest + 1n, shape)).toThrow(RangeError);
    }
  });

  it('[Keyladder §comb] multiplies as double and add does, or says that it cannot', () => {
    for (const shape of shapes) {
      const comb = build(P, shape);
      for (const scalar of scalarsFor(shape)) {
        const sum = multiplyByCombs([{ comb, scalar }], p);
        const plain = multiplyPoint(P, scalar, p);
        expect(sum === null || (plain !== null && equalsAffineXyzz(sum, plain, p))).toBe(true);
      }
    }
    expect(multiplyByCombs([{ comb: build(P, combShapes.full), scalar: q }], p)).toBeNull();
    for (const shape of shapes) expect(buildPointComb({ x: 0n, y: 0n }, p, shape)).toBeNull();
  });

  it('[Keyladder §comb] adds terms of different shapes', () => {
    const B = multiplyPoint(P, 77n, p) as AffinePoint;
    const [u, v] = [P.x >> 3n, P.y >> 769n];
    const terms = [
      { comb: build(P, combShapes.large), scalar: u },
      { comb: build(B, combShapes.full), scalar: P.x >> 5n },
      { comb: build(B, combShapes.short), scalar: v },
    ];
    const sum = multiplyByCombs(terms, p);
    const plain = multiplyPoint(P, (u + 77n * ((P.x >> 5n) + v)) % q, p) as AffinePoint;
    expect(sum !== null && equalsAffineXyzz(sum, plain, p)).toBe(true);
  });

  it('[Keyladder §comb] meets equal and opposite points, and says that it cannot', () => {
    const comb = build(P, combShapes.full);
    const minusP = build({ x: P.x, y: p - P.y }, combShapes.full);
    for (const [first, second] of [
      [comb, comb],
      [comb, minusP],
    ] as const) {
      const terms = [
        { comb: first, scalar: 12345n },
        { comb: second, scalar: 12345n },
      ];
      expect(multiplyByCombs(terms, p)).toBeNull();
    }
  });

  it('[Keyladder §comb] an altered entry alters the product', () => {
    for (const shape of [combShapes.full, combShapes.short]) {
      const comb = build(P, shape);
      const entries = 2 ** (shape.teeth - 1);
      const all = entries * shape.subTables;
      const step = Math.max(1, Math.floor(all / alterations));
      for (let at = 0; at < all; at += step) {
        const [j, entry] = [at % shape.subTables, Math.floor(at / shape.subTables)];
        const scalar = scalarWith(shape, shape.spacing * j + (at % shape.spacing), entry);
        const right = multiplyByCombs([{ comb, scalar }], p);
        const table = comb.subTables[j] as AffinePoint[];
        const { x, y } = table[entry] as AffinePoint;
        for (const wrong of [
          { x: x + 1n, y },
          { x, y: y + 1n },
          { x, y: -y },
        ]) {
          table[entry] = wrong;
          expect(same(multiplyByCombs([{ comb, scalar }], p), right)).toBe(false);
        }
        table[entry] = { x, y };
        expect(same(multiplyByCombs([{ comb, scalar }], p), right)).toBe(true);
      }
    }
  });
});

describe('the comb of g', () => {
  const scalars = [1n, 2n, 3n, 12345n, q - 1n, q - 2n, 1n << 1021n, P.x >> 3n];

  it('[Keyladder §comb] raises g as square and multiply does', () => {
    const comb = buildTorusComb(g, p);
    if (comb === null) throw new Error('g has a comb');
    for (const scalar of scalars) {
      const plain = ratioFp2(powerFp2({ x1: 1n, x2: g }, scalar, p), p);
      expect(ratioFp2(powerByComb(comb, scalar, p), p)).toBe(plain);
    }
  });

  it('[Keyladder §comb] an altered entry alters the power', () => {
    const comb = buildTorusComb(g, p);
    if (comb === null) throw new Error('g has a comb');
    const shape = combShapes.full;
    const step = Math.max(1, Math.floor(1024 / alterations));
    for (let at = 0; at < 1024; at += step) {
      const [j, entry] = [at % shape.subTables, Math.floor(at / shape.subTables)];
      const scalar = scalarWith(shape, shape.spacing * j + (at % shape.spacing), entry);
      const right = ratioFp2(powerByComb(comb, scalar, p), p);
      const table = comb.ratios[j] as bigint[];
      table[entry] = (table[entry] as bigint) + 1n;
      expect(ratioFp2(powerByComb(comb, scalar, p), p)).not.toBe(right);
      table[entry] = (table[entry] as bigint) - 1n;
    }
  });
});
