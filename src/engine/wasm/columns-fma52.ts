/** Columns as sums of 64-bit integers. fma(a, b, C₁), C₁ = 1.5·2¹⁰³, holds the upper half of a product
 *  in its mantissa, fma(a, b, C₁ + C₂ − that), C₂ = 1.5·2⁵², the lower half; their bits are added as
 *  they are. What the constants add to a column is known, and the column starts from minus that. */
import type { Local, NewLocal } from './assembler.ts';
import { forms } from './digits.ts';
import { bitsOf, type Code, f64x2, i32, i64x2, octetsOf, v128 } from './instructions.ts';
import { type Columns, digitOctets } from './product-blocks.ts';

const { bits, block, count } = forms.fma52;
const upper = 1.5 * 2 ** 103;
const lower = 1.5 * 2 ** 52;

/** a·b + c rounded once, where the machine is right. */
export type Madd = (a: Code, b: Code, c: Code) => Code;

export type Fma52Places = Readonly<{
  modulus: number;
  /** −1/m modulo the radix, twice. */
  minusInverse: number;
  /** `startsOfColumns` of one product and of two. */
  starts: readonly number[];
}>;

export function columnsFma52(places: Fma52Places, madd: Madd): (local: NewLocal) => Columns {
  return (local) => {
    const [high, digit] = [local('v128'), local('v128')];
    const at = (sums: readonly Local[], index: number) => sums[index] as Local;
    const addTo = (sum: Local, value: Code) => sum.set(i64x2.add(sum.get, value));
    const lowerHalf = (a: Code, b: Code) => [
      ...high.set(madd(a, b, f64x2.const(upper))),
      ...madd(a, b, f64x2.sub(f64x2.const(upper + lower), high.get)),
    ];
    const addProduct: Columns['addProduct'] = (sums, to, a, b) => [
      ...addTo(at(sums, to), lowerHalf(a, b)),
      ...addTo(at(sums, to + 1), high.get),
    ];
    return {
      window: 2 * block,
      addProduct,
      fresh: (column, group, products) =>
        // A block of columns takes 16·block octets of the group, and eight a column here.
        v128.loadSplat(i32.halved(group), (places.starts[products - 1] as number) + 8 * column),
      doubled: (sum, start) => i64x2.add(i64x2.add(sum, sum), start),
      lowColumn: (sums, column, quotient) => {
        const sum = at(sums, column);
        const unsignedDigit = v128.and(sum.get, i64x2.const((1n << BigInt(bits)) - 1n));
        const asDouble = f64x2.sub(
          v128.or(unsignedDigit, i64x2.const(bitsOf(2 ** 52))),
          f64x2.const(2 ** 52),
        );
        return [
          ...digit.set(asDouble),
          ...digit.set(
            f64x2.sub(
              lowerHalf(digit.get, v128.load(i32.const(0), places.minusInverse)),
              f64x2.const(lower),
            ),
          ),
          ...v128.store(quotient, digit.get),
          ...Array.from({ length: block }, (_, t) =>
            addProduct(
              sums,
              column + t,
              digit.get,
              v128.load(i32.const(0), places.modulus + digitOctets * t),
            ),
          ).flat(),
          ...addTo(at(sums, column + 1), i64x2.shiftRight(sum.get, i32.const(bits))),
        ];
      },
      highColumn: (sums, column, result) => {
        const sum = at(sums, column);
        const half = i64x2.const(1n << BigInt(bits - 1));
        const rest = i64x2.sub(sum.get, i64x2.shiftLeft(digit.get, i32.const(bits)));
        return [
          ...digit.set(i64x2.shiftRight(i64x2.add(sum.get, half), i32.const(bits))),
          ...addTo(at(sums, column + 1), digit.get),
          ...v128.store(
            result,
            f64x2.sub(i64x2.add(rest, i64x2.const(bitsOf(lower))), f64x2.const(lower)),
          ),
        ];
      },
    };
  };
}

/** What every column of `products` products and their reduction starts from, eight octets each: minus
 *  the bits of C₂ for every lower half that will come into it and those of C₁ for every upper half. */
export function startsOfColumns(products: number): number[] {
  const pairsOf = (column: number) =>
    BigInt(Math.max(0, Math.min(column + 1, 2 * count - 1 - column)));
  const columns = Array.from({ length: 2 * count }, (_, column) => column);
  return columns.flatMap((column) => {
    const lowerHalves = BigInt(products + 1) * pairsOf(column);
    const upperHalves = column === 0 ? 0n : BigInt(products + 1) * pairsOf(column - 1);
    return octetsOf(-(lowerHalves * bitsOf(lower) + upperHalves * bitsOf(upper)));
  });
}
