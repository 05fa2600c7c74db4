/** Arithmetic modulo an odd prime or a group order, on BigInt. BigInt runs in time that depends on
 *  its values: nothing here is constant time. */
import { EngineError } from '../failures.ts';

/** `value` mod `modulus`, in 0 to modulus − 1, also for negative values. */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** The inverse by the extended Euclidean algorithm.
 *  Throws EngineError `no-inverse` when `value` and `modulus` are not coprime. */
export function invert(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, mod(value, modulus)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw new EngineError('no-inverse', 'the value has no inverse');
  return mod(t0, modulus);
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

/** The digits −1, 0, 1 of `value` with no two neighbours non-zero (NAF), most significant first.
 *  Throws RangeError unless value > 0. */
export function nonAdjacentForm(value: bigint): number[] {
  if (value <= 0n) throw new RangeError('value: expected a positive integer');
  const triple = (3n * value).toString(2);
  const single = value.toString(2).padStart(triple.length, '0');
  const digits = Array.from(triple, (bit, at) => Number(bit) - Number(single[at]));
  return digits.slice(0, -1); // 3v − v = 2v: the last digit is void
}
