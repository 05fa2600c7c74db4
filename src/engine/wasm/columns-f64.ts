/** Columns as exact sums of doubles: 24 bits by 24, 88 products and a carry, below 2^53. */
import type { Local, NewLocal } from './assembler.ts';
import { forms } from './digits.ts';
import { f64x2, i32, v128 } from './instructions.ts';
import { type Columns, digitOctets } from './product-blocks.ts';

const { bits, block } = forms.f64;

/** `modulus` is where its digits are; the lowest is −1. */
export function columnsF64(modulus: number): (local: NewLocal) => Columns {
  return (local) => {
    const [digit, carry] = [local('v128'), local('v128')];
    const at = (sums: readonly Local[], index: number) => sums[index] as Local;
    const addProduct: Columns['addProduct'] = (sums, to, a, b) =>
      at(sums, to).set(f64x2.add(at(sums, to).get, f64x2.mul(a, b)));
    const splitDigit = (sums: readonly Local[], from: number) => [
      ...splitOff(at(sums, from), bits, digit, carry),
      ...at(sums, from + 1).set(
        f64x2.add(at(sums, from + 1).get, f64x2.mul(carry.get, f64x2.const(2 ** -bits))),
      ),
    ];
    return {
      window: 2 * block - 1,
      addProduct,
      fresh: () => v128.zero,
      doubled: (sum, start) => f64x2.add(f64x2.add(sum, sum), start),
      lowColumn: (sums, column, quotient) => [
        ...splitDigit(sums, column),
        ...v128.store(quotient, digit.get),
        ...Array.from({ length: block - 1 }, (_, t) =>
          addProduct(
            sums,
            column + t + 1,
            digit.get,
            v128.load(i32.const(0), modulus + digitOctets * (t + 1)),
          ),
        ).flat(),
      ],
      highColumn: (sums, column, result) => [
        ...splitDigit(sums, column),
        ...v128.store(result, digit.get),
      ],
    };
  };
}

/** The balanced digit of a sum, and the rest, a multiple of the radix: adding 1.5·2^(52 + bits) rounds
 *  it off. */
export function splitOff(sum: Local, radixBits: number, digit: Local, rest: Local) {
  const rounding = f64x2.const(1.5 * 2 ** (52 + radixBits));
  return [
    ...rest.set(f64x2.sub(f64x2.add(sum.get, rounding), rounding)),
    ...digit.set(f64x2.sub(sum.get, rest.get)),
  ];
}
