/** Montgomery's product, column by column: sums of digit products run up from the lowest column, each
 *  low column fixes a digit of the quotient, each high column gives a digit of the result. Columns are
 *  taken in groups as wide as a block. The result may lie where an operand lies.
 *  Source: P. L. Montgomery, Math. Comp. 44 (1985); S. Dussé and B. Kaliski, EUROCRYPT '90. */
import type { Call, Local, ModuleBuilder, NewLocal } from './assembler.ts';
import type { Digits } from './digits.ts';
import { type Code, doWhile, i32, when } from './instructions.ts';
import {
  addBlocks,
  addSquareBlocks,
  type Columns,
  digitOctets,
  type Frame,
  frameOf,
  type Scan,
  type ScanPlaces,
} from './product-blocks.ts';

/** The group after this one: its columns move to the front of the window. */
function moveWindow({ digits: { block }, columns }: Scan, frame: Frame, products: number): Code {
  const { sums, group } = frame;
  return sums.flatMap((sum, at) => {
    const next = sums[at + block];
    return sum.set(next ? next.get : columns.fresh(at + block, group.get, products));
  });
}

/** The whole scan; `addProducts` adds what is multiplied to the columns of a group. */
function scanColumns(
  scan: Scan,
  frame: Frame,
  result: Code,
  products: number,
  addProducts: Code,
): Code {
  const { digits, columns, places } = scan;
  const { sums, group, first, last } = frame;
  const size = digitOctets * digits.block;
  const top = digitOctets * digits.count - size;
  const inBlock = Array.from({ length: digits.block }, (_, at) => at);
  const reduction = { a: i32.const(places.quotient), b: i32.const(places.modulus) };
  const beforeGroup = i32.sub(group.get, i32.const(size));
  const isLow = i32.atMost(group.get, i32.const(top));
  const earlier = i32.select(beforeGroup, i32.const(top), isLow);
  const quotientAt = i32.add(i32.const(places.quotient), group.get);
  const resultAt = i32.add(result, i32.sub(group.get, i32.const(top + size)));
  const offsetOf = (start: Code, at: number) => i32.add(start, i32.const(digitOctets * at));
  return [
    ...group.set(i32.const(0)),
    ...sums.flatMap((sum, at) => sum.set(columns.fresh(at, group.get, products))),
    ...doWhile(
      [
        ...first.set(i32.select(i32.const(0), i32.sub(group.get, i32.const(top)), isLow)),
        ...last.set(i32.select(group.get, i32.const(top), isLow)),
        ...addProducts,
        ...addBlocks(scan, frame, reduction, earlier),
        ...when(
          isLow,
          inBlock.flatMap((at) => columns.lowColumn(sums, at, offsetOf(quotientAt, at))),
          inBlock.flatMap((at) => columns.highColumn(sums, at, offsetOf(resultAt, at))),
        ),
        ...moveWindow(scan, frame, products),
        ...group.set(i32.add(group.get, i32.const(size))),
      ],
      i32.atMost(group.get, i32.const(2 * (top + size) - size)),
    ),
  ];
}

export type FieldProducts = Readonly<{
  /** result, a, b: a·b/R. */
  mul: Call;
  /** result, a, b, c, d: (a·b + c·d)/R, with one reduction. */
  mul2: Call;
  /** result, a: a²/R. */
  sqr: Call;
}>;

/** Writes the products of a form. Their operands are addresses. */
export function defineProducts(
  module: ModuleBuilder,
  digits: Digits,
  places: ScanPlaces,
  columnsOf: (local: NewLocal) => Columns,
): FieldProducts {
  const define = (name: string, operands: number) =>
    module.define(name, new Array(operands + 1).fill('i32'), ([result, ...given], local) => {
      const scan = { digits, places, columns: columnsOf(local) };
      const frame = frameOf(scan, local);
      const into = (result as Local).get;
      const [a, b, c, d] = given.map(({ get }) => get) as [Code, Code, Code, Code];
      if (operands === 1) {
        const starts = frame.sums.map(() => local('v128'));
        return scanColumns(scan, frame, into, 1, addSquareBlocks(scan, frame, a, starts));
      }
      const products =
        operands === 2
          ? [{ a, b }]
          : [
              { a, b },
              { a: c, b: d },
            ];
      const added = products.flatMap((it) => addBlocks(scan, frame, it, frame.last.get));
      return scanColumns(scan, frame, into, products.length, added);
    });
  return { mul: define('mul', 2), mul2: define('mul2', 4), sqr: define('sqr', 1) };
}
