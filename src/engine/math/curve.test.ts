import { describe, expect, it } from 'vitest';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { addPoints, equalPoints, isOnCurve, multiplyPoint, negatePoint } from './curve.ts';

const set = vectors.vectors[0] as (typeof vectors.vectors)[number];
const [p, q] = [set.p, set.q].map((hex) => BigInt(`0x${hex}`)) as [bigint, bigint];
const P = { x: BigInt(`0x${set.Px}`), y: BigInt(`0x${set.Py}`) };

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
