import { describe, expect, it } from 'vitest';
import { multiplyPoint } from '../math/curve.ts';
import parameterVectors from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };
import { sakkeParameterSet1 } from './parameter-set-1.ts';

const { p, q, P } = sakkeParameterSet1;

describe('parameter set 1', () => {
  it('[RFC 6509 App. A] is the published set', () => {
    const set = parameterVectors.vectors[0] as (typeof parameterVectors.vectors)[number];
    expect([p, q, P.x, P.y, sakkeParameterSet1.g].map((value) => value.toString(16))).toEqual([
      set.p,
      set.q,
      set.Px,
      set.Py.replace(/^0+/, ''),
      set.g,
    ]);
    expect(p + 1n).toBe(4n * q);
    expect(multiplyPoint(P, q, p)).toBeNull();
  });
});
