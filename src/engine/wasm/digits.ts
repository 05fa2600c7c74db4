/** How a form writes the elements of the field: balanced digits, each a double, the two lanes of a
 *  vector holding two elements. An element a is kept as a·R mod m, R = 2^(bits·count). */
import { invert, mod } from '../math/modular.ts';

export type FormName = 'fma52' | 'f64';

export type Digits = Readonly<{
  name: FormName;
  bits: number;
  count: number;
  /** Digits of a block: a product is made of squares of block × block digits. */
  block: number;
  /** How large α·β may get, the bounds of two operands in halves of the radix; of a sum of two
   *  products, all together. */
  limit: number;
  /** What is reduced by: p or a multiple of it. */
  modulusOf: (p: bigint) => bigint;
}>;

/** Fused multiplication and addition give both halves of a product of 51 bits by 51. With 52 bits the
 *  constant that catches the lower half would not fit beside the one for the upper. */
const fma52: Digits = Object.freeze({
  name: 'fma52',
  bits: 51,
  count: 21,
  block: 3,
  limit: 4,
  modulusOf: (p: bigint) => p,
});

/** Products of 24 bits by 24, and the sum of a whole column of them, are exact in a double. The multiple
 *  of p that is −1 modulo the radix makes the digit of a quotient the digit it takes away. */
const f64: Digits = Object.freeze({
  name: 'f64',
  bits: 24,
  count: 44,
  block: 4,
  limit: 2.25,
  modulusOf: (p: bigint) => p * mod(-invert(p, 1n << 24n), 1n << 24n),
});

export const forms: Readonly<Record<FormName, Digits>> = Object.freeze({ fma52, f64 });

/** Octets of two elements, lane beside lane. */
export const pairOctets = ({ count }: Digits): number => 16 * count;

/** R mod p. */
export const montgomeryRadix = ({ bits, count }: Digits, p: bigint): bigint =>
  (1n << BigInt(bits * count)) % p;

/** The balanced digits of a value, lowest first; the last one takes what is left. */
export function balancedDigits(value: bigint, { bits, count }: Digits): number[] {
  const digits: number[] = [];
  let rest = value;
  for (let at = 0; at < count; at++) {
    const digit = at === count - 1 ? rest : BigInt.asIntN(bits, rest);
    digits.push(Number(digit));
    rest = (rest - digit) >> BigInt(bits);
  }
  return digits;
}
