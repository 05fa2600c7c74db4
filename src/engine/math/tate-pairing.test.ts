import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../model/failures.ts';
import { tatePairing } from '../testing/tate-pairing.ts';
import vectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { multiplyPoint } from './curve.ts';
import { powerFp2, ratioFp2 } from './fp2.ts';

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
});
