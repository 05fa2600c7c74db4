/** Arithmetic modulo an odd prime or a group order, on BigInt. BigInt runs in time that depends on
 *  its values: nothing here is constant time. */
import { EngineError } from '../model/failures.ts';

/** `value` mod `modulus`, in 0 to modulus − 1, also for negative values. */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** Leading bits of a remainder that a double holds exactly. */
const leadingBits = 52;

/** The inverse by the extended Euclidean algorithm after Lehmer: runs of quotients are found on the
 *  leading 52 bits and applied to the long numbers at once.
 *  Throws EngineError `no-inverse` when `value` and `modulus` are not coprime.
 *  Source: H. Cohen, A Course in Computational Algebraic Number Theory, algorithm 1.3.7. */
export function invert(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, mod(value, modulus)];
  let [t0, t1] = [0n, 1n];
  let dropped = Math.max(0, 4 * modulus.toString(16).length - leadingBits);
  const run: QuotientRun = { A: 1, B: 0, C: 0, D: 1 };
  while (r1 !== 0n) {
    let x = Number(r0 >> BigInt(dropped));
    if (dropped > 0 && x < 2 ** (leadingBits - 2)) {
      dropped = Math.max(0, dropped - leadingBits + bitLength(x));
      x = Number(r0 >> BigInt(dropped));
    }
    if (!setQuotientRun(run, x, Number(r1 >> BigInt(dropped)))) {
      const quotient = r0 / r1;
      [r0, r1] = [r1, r0 - quotient * r1];
      [t0, t1] = [t1, t0 - quotient * t1];
      continue;
    }
    const [A, B, C, D] = [BigInt(run.A), BigInt(run.B), BigInt(run.C), BigInt(run.D)];
    [r0, r1] = [A * r0 + B * r1, C * r0 + D * r1];
    [t0, t1] = [A * t0 + B * t1, C * t0 + D * t1];
  }
  if (r0 !== 1n) throw new EngineError('no-inverse', 'the value has no inverse');
  return mod(t0, modulus);
}

function bitLength(value: number): number {
  return value < 1 ? 0 : Math.floor(Math.log2(value)) + 1;
}

/** The matrix (A, B; C, D) of a run of Euclidean steps. */
type QuotientRun = { A: number; B: number; C: number; D: number };

/** Sets the matrix to that of the steps that x and y, the leading bits of two remainders, decide for sure; false
 *  when not one is sure. Swaps go through names: a list for each would be thousands in a second. */
function setQuotientRun(run: QuotientRun, leading0: number, leading1: number): boolean {
  let x = leading0;
  let y = leading1;
  let A = 1;
  let B = 0;
  let C = 0;
  let D = 1;
  while (y + C > 0 && y + D > 0) {
    const quotient = Math.floor((x + A) / (y + C));
    if (quotient !== Math.floor((x + B) / (y + D))) break;
    const nextC = A - quotient * C;
    const nextD = B - quotient * D;
    const nextY = x - quotient * y;
    A = C;
    B = D;
    x = y;
    C = nextC;
    D = nextD;
    y = nextY;
  }
  run.A = A;
  run.B = B;
  run.C = C;
  run.D = D;
  return B !== 0;
}

/** The inverses of all `values` at the price of one inversion and three products each, or `null`
 *  when one of them is a multiple of the prime `p` (Montgomery's trick). */
export function invertAll(values: readonly bigint[], p: bigint): bigint[] | null {
  const prefixes: bigint[] = [];
  let product = 1n;
  for (const value of values) {
    prefixes.push(product);
    product = (product * value) % p;
  }
  if (product === 0n) return null;
  let rest = invert(product, p);
  const inverses: bigint[] = new Array(values.length);
  for (let at = values.length - 1; at >= 0; at--) {
    inverses[at] = (rest * (prefixes[at] as bigint)) % p;
    rest = (rest * (values[at] as bigint)) % p;
  }
  return inverses;
}

/** The digits of `value` in base 2, most significant first: zero or odd with an absolute value below
 *  2^(width − 1), of `width` neighbours at most one not zero (NAF for width 2).
 *  Throws RangeError unless value > 0 and width ≥ 2. */
export function signedWindows(value: bigint, width: number): number[] {
  if (value <= 0n) throw new RangeError('value: expected a positive integer');
  if (!Number.isInteger(width) || width < 2) throw new RangeError('width: expected 2 or more');
  const digits: number[] = [];
  let rest = value;
  while (rest !== 0n) {
    const digit = (rest & 1n) === 0n ? 0 : Number(BigInt.asIntN(width, rest));
    digits.push(digit);
    rest = (rest - BigInt(digit)) >> 1n;
  }
  return digits.reverse();
}
