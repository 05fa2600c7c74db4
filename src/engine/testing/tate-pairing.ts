import { type AffinePoint, addPoints } from '../math/curve.ts';
import { type Fp2, multiplyFp2, ratioFp2, squareFp2 } from '../math/fp2.ts';
import { invert, mod } from '../math/modular.ts';
import { EngineError } from '../model/failures.ts';

/** < A, B >: the Tate–Lichtenbaum pairing of A with the distorted B, as its PF_p ratio, step by step
 *  as the RFC writes it. A and B are of order q in E(F_p), where (p + 1)/q = 4.
 *  Throws EngineError `degenerate` when A is of small order. Source: RFC 6508 §3.2. */
export function tatePairing(A: AffinePoint, B: AffinePoint, p: bigint, q: bigint): bigint {
  let C = A;
  let v: Fp2 = { x1: 1n, x2: 0n };
  for (const bit of (q - 1n).toString(2).slice(1)) {
    const tangent = mod(3n * (C.x * C.x - 1n) * invert(2n * C.y, p), p);
    v = multiplyFp2(squareFp2(v, p), { x1: tangent * (B.x + C.x) - C.y, x2: B.y }, p);
    C = finite(addPoints(C, C, p));
    if (bit === '1') {
      const chord = mod((C.y - A.y) * invert(C.x - A.x, p), p);
      v = multiplyFp2(v, { x1: chord * (B.x + C.x) - C.y, x2: B.y }, p);
      C = finite(addPoints(C, A, p));
    }
  }
  const t = squareFp2(squareFp2(v, p), p); // v^c, c = (p + 1)/q = 4
  return ratioFp2(t, p);
}

function finite(C: AffinePoint | null): AffinePoint {
  if (C === null) throw new EngineError('degenerate', 'the first argument is not of order q');
  return C;
}
