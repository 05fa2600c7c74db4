import { invert, mod } from './modular.ts';

/** A finite point of E: y² = x³ − 3x over F_p. Source: RFC 6508 §2.1. */
export type AffinePoint = Readonly<{ x: bigint; y: bigint }>;

/** A point of E; `null` is the point at infinity. */
export type CurvePoint = AffinePoint | null;

/** Whether y² = x³ − 3x with both coordinates in 0 to p − 1. Source: RFC 6508 §2.1. */
export function isOnCurve({ x, y }: AffinePoint, p: bigint): boolean {
  if (x < 0n || y < 0n || x >= p || y >= p) return false;
  return mod(y * y - (x * x - 3n) * x, p) === 0n;
}

/** −A. */
export function negatePoint(A: CurvePoint, p: bigint): CurvePoint {
  return A === null ? null : { x: A.x, y: mod(-A.y, p) };
}

/** Whether two points are the same. */
export function equalPoints(A: CurvePoint, B: CurvePoint): boolean {
  if (A === null || B === null) return A === B;
  return A.x === B.x && A.y === B.y;
}

/** A + B by chord or tangent, complete, one inversion each time: the plain form the fast ones are
 *  measured against. */
export function addPoints(A: CurvePoint, B: CurvePoint, p: bigint): CurvePoint {
  if (A === null) return B;
  if (B === null) return A;
  if (A.x === B.x && mod(A.y + B.y, p) === 0n) return null;
  const slope =
    A.x === B.x ? 3n * (A.x * A.x - 1n) * invert(2n * A.y, p) : (B.y - A.y) * invert(B.x - A.x, p);
  const x = mod((slope % p) * (slope % p) - A.x - B.x, p);
  return { x, y: mod((slope % p) * (A.x - x) - A.y, p) };
}

/** [k]A for k ≥ 0, double and add from the top bit. */
export function multiplyPoint(A: CurvePoint, k: bigint, p: bigint): CurvePoint {
  let result: CurvePoint = null;
  if (k === 0n) return result;
  for (const bit of k.toString(2)) {
    result = addPoints(result, result, p);
    if (bit === '1') result = addPoints(result, A, p);
  }
  return result;
}
