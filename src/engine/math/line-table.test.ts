import { describe, expect, it, vi } from 'vitest';
import { tatePairing } from '../testing/tate-pairing.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { type AffinePoint, multiplyPoint } from './curve.ts';
import { powerFp2, ratioFp2, squareFp2 } from './fp2.ts';
import { buildLineTable, evaluateLines } from './line-table.ts';
import { baseFourDigits, buildMergedLines, evaluateMergedLines } from './merged-lines.ts';
import type { MillerValue } from './miller-value.ts';
import { mod } from './modular.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q, g] = [set.p, set.q, set.g].map((hex) => BigInt(`0x${hex}`)) as [
  bigint,
  bigint,
  bigint,
];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };
const multiple = (k: bigint) => multiplyPoint(P, mod(k, q), p) as AffinePoint;
const ratio = (value: MillerValue) => ratioFp2(squareFp2(squareFp2(value, p), p), p);

vi.setConfig({ testTimeout: 900_000 });

/** How many numbers of a table are altered, spread over it. */
const alterations = Number(process.env.KEYLADDER_AGREEMENT_CASES ?? 6);

function built<T>(table: T | null): T {
  if (table === null) throw new Error('the point is of order q');
  return table;
}

/** Every bigint below `node`, as a way to read and to write it. */
function* places(node: object): Generator<{ get: () => bigint; set: (value: bigint) => void }> {
  const record = node as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (typeof value === 'object' && value !== null) yield* places(value);
    if (typeof value !== 'bigint') continue;
    yield {
      get: () => record[key] as bigint,
      set: (next) => {
        record[key] = next;
      },
    };
  }
}

describe('the lines of a fixed argument', () => {
  const pairs = [
    [1n, 1n],
    [11n, -13n],
    [P.x, P.y],
    [2n, q - 1n],
  ] as const;

  it('[RFC 6508 §3.2] give the pairing, plain and merged, each with its first digits', () => {
    for (const [k, l] of pairs) {
      const [A, B] = [multiple(k), multiple(l)];
      const plain = tatePairing(A, B, p, q);
      expect(ratio(evaluateLines(built(buildLineTable(A, p, q)), B, p))).toBe(plain);
      expect(ratio(evaluateMergedLines(built(buildMergedLines(A, p, q)), B, p))).toBe(plain);
      expect(plain).toBe(ratioFp2(powerFp2({ x1: 1n, x2: g }, mod(k * l, q), p), p));
    }
  });

  it('[Keyladder §lines] one table serves every second argument', () => {
    const A = multiple(5n);
    const [lines, merged] = [
      built(buildLineTable(A, p, q)),
      built(buildMergedLines(A, p, q)),
    ] as const;
    for (const l of [-5n, 5n, P.x]) {
      const value = ratio(evaluateLines(lines, multiple(l), p));
      expect(ratio(evaluateMergedLines(merged, multiple(l), p))).toBe(value);
      expect(value).toBe(ratioFp2(powerFp2({ x1: 1n, x2: g }, mod(5n * l, q), p), p));
    }
  });

  it('[Keyladder §lines] writes a number in the digits −1, 0, 1, 2', () => {
    for (const value of [1n, 2n, 3n, 4n, 11n, 255n, q - 1n]) {
      const digits = baseFourDigits(value);
      expect(digits.reduce((sum, digit) => 4n * sum + BigInt(digit), 0n)).toBe(value);
      expect(digits.every((digit) => digit >= -1 && digit <= 2)).toBe(true);
    }
  });

  it('[Keyladder §lines] an altered number alters the pairing', () => {
    const [A, B] = [multiple(P.x), multiple(P.y)];
    const lines = built(buildLineTable(A, p, q));
    const merged = built(buildMergedLines(A, p, q));
    const { digits, ...numbers } = lines;
    expect(digits.length).toBeGreaterThan(1000);
    for (const [table, evaluate] of [
      [numbers, () => evaluateLines(lines, B, p)],
      [merged, () => evaluateMergedLines(merged, B, p)],
    ] as const) {
      const right = ratio(evaluate());
      const all = [...places(table)];
      expect(all.length).toBeGreaterThan(2000);
      // leading coefficients are 1 and not read
      const read = all.filter(({ get }) => get() !== 1n);
      const step = Math.max(1, Math.floor(read.length / alterations));
      for (let at = 0; at < read.length; at += step) {
        const place = read[at] as (typeof read)[number];
        place.set(place.get() + 1n);
        expect(ratio(evaluate())).not.toBe(right);
        place.set(place.get() - 1n);
      }
      expect(ratio(evaluate())).toBe(right);
    }
  });

  it('[Keyladder §lines] refuses a first argument outside the group of order q', () => {
    const outside = pointOutsideGroup();
    const ofOrderFour = multiplyPoint(outside, q, p) as AffinePoint;
    for (const A of [{ x: 0n, y: 0n }, outside, ofOrderFour]) {
      expect(buildLineTable(A, p, q)).toBeNull();
      expect(buildMergedLines(A, p, q)).toBeNull();
    }
  });
});

function pointOutsideGroup(): AffinePoint {
  for (let x = 2n; ; x++) {
    const square = (x * x * x - 3n * x) % p;
    let y = 1n;
    for (const bit of ((p + 1n) / 4n).toString(2)) y = (y * y * (bit === '1' ? square : 1n)) % p;
    const point = { x, y };
    if ((y * y - square) % p !== 0n) continue;
    const rest = multiplyPoint(point, q, p);
    if (rest !== null && rest.y !== 0n) return point;
  }
}
