import { describe, expect, it } from 'vitest';
import { EngineError } from '../model/failures.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { multiplyFp2, powerFp2, ratioFp2, squareFp2 } from './fp2.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const p = BigInt(`0x${set.p}`);
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };

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
