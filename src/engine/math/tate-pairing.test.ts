import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../failures.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { multiplyPoint } from './curve.ts';
import { powerFp2, ratioFp2, squareFp2 } from './fp2.ts';
import { buildLineTable, evaluateLines } from './line-table.ts';
import { tatePairing } from './tate-pairing.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q, g] = [set.p, set.q, set.g].map((hex) => BigInt(`0x${hex}`)) as [
  bigint,
  bigint,
  bigint,
];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };

vi.setConfig({ testTimeout: 30_000 });

describe('the pairing', () => {
  it('[RFC 6508 §3.2] gives g for < P, P > and is bilinear', () => {
    expect(tatePairing(P, P, p, q)).toBe(g);
    const [A, B] = [multiplyPoint(P, 5n, p), multiplyPoint(P, 7n, p)];
    if (A === null || B === null) throw new Error('finite points expected');
    expect(tatePairing(A, B, p, q)).toBe(ratioFp2(powerFp2({ x1: 1n, x2: g }, 35n, p), p));
  });

  it('[RFC 6508 §3.2] refuses a first argument of small order', () => {
    expect(() => tatePairing({ x: 0n, y: 0n }, P, p, q)).toThrow(EngineError);
  });

  it('[RFC 6508 §3.2] agrees with its loop without inversions and with the lines of A', () => {
    const [A, B] = [multiplyPoint(P, 11n, p), multiplyPoint(P, q - 13n, p)];
    if (A === null || B === null) throw new Error('finite points expected');
    const plain = tatePairing(A, B, p, q);
    const table = buildLineTable(A, p, q);
    if (table === null) throw new Error('A is of order q');
    const value = evaluateLines(table, B, p);
    expect(ratioFp2(squareFp2(squareFp2(value, p), p), p)).toBe(plain);
  });

  it('[Keyladder §lines] refuses a first argument outside the group of order q', () => {
    for (const outside of [{ x: 0n, y: 0n }, pointOutsideGroup()]) {
      expect(buildLineTable(outside, p, q)).toBeNull();
    }
  });
});

function pointOutsideGroup(): { x: bigint; y: bigint } {
  for (let x = 2n; ; x++) {
    const square = (x * x * x - 3n * x) % p;
    let y = 1n;
    for (const bit of ((p + 1n) / 4n).toString(2)) y = (y * y * (bit === '1' ? square : 1n)) % p;
    if ((y * y - square) % p === 0n && multiplyPoint({ x, y }, q, p) !== null) return { x, y };
  }
}
