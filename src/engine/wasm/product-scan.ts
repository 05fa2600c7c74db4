/** Montgomery's product, column by column: sums of digit products run up from the lowest column, each
 *  low column fixes a digit of the quotient, each high column gives a digit of the result. Columns are
 *  taken in groups as wide as a block. Two block loops never share a body: their registers would not
 *  suffice. The result may lie where an operand lies.
 *  Source: P. L. Montgomery, Math. Comp. 44 (1985); S. Dussé and B. Kaliski, EUROCRYPT '90. */
import type { Call, Local, ModuleBuilder, NewLocal } from './assembler.ts';
import type { Digits } from './digits.ts';
import { type Code, doWhile, i32, v128, when } from './instructions.ts';

/** What a form does with its columns; `sums` are the columns of a group and those it runs over into. */
export type Columns = Readonly<{
  /** How many columns a group adds to. */
  window: number;
  /** Adds the product of two digits to column `at` of the window. */
  addProduct: (sums: readonly Local[], at: number, a: Code, b: Code) => Code;
  /** What a column starts from that enters the window; `group` is in octets of blocks. */
  fresh: (at: number, group: Code, products: number) => Code;
  /** Twice a sum and a start. */
  doubled: (sum: Code, start: Code) => Code;
  /** Fixes the digit of the quotient of column `at`, stores it at `quotient`, clears the column. */
  lowColumn: (sums: readonly Local[], at: number, quotient: Code) => Code;
  /** Stores column `at` as a digit of the result. */
  highColumn: (sums: readonly Local[], at: number, result: Code) => Code;
}>;

/** Where the scan finds the modulus and keeps the quotient. */
export type ScanPlaces = Readonly<{ modulus: number; quotient: number }>;

type Scan = Readonly<{ digits: Digits; columns: Columns; places: ScanPlaces }>;
type Product = Readonly<{ a: Code; b: Code }>;

/** Octets of a digit of two lanes. */
const digitOctets = 16;

type Frame = Readonly<{
  sums: readonly Local[];
  /** Octets of blocks: the group, and the first and last block of an operand it meets. */
  group: Local;
  first: Local;
  last: Local;
  left: Local;
  right: Local;
  end: Local;
  digitsOfB: readonly Local[];
  digitOfA: Local;
}>;

function frameOf({ digits, columns }: Scan, local: NewLocal): Frame {
  const many = (length: number) => Array.from({ length }, () => local('v128'));
  const [group, first, last] = [local('i32'), local('i32'), local('i32')];
  const [left, right, end] = [local('i32'), local('i32'), local('i32')];
  const [sums, digitsOfB] = [many(columns.window), many(digits.block)];
  return { sums, group, first, last, left, right, end, digitsOfB, digitOfA: local('v128') };
}

/** The products of the block at `left` with the block at `right`. */
function addBlock({ digits, columns }: Scan, frame: Frame): Code {
  const places = Array.from({ length: digits.block }, (_, at) => at);
  const { sums, digitsOfB, digitOfA } = frame;
  const at = (list: readonly Local[], index: number) => list[index] as Local;
  return [
    ...places.flatMap((t) => at(digitsOfB, t).set(v128.load(frame.right.get, digitOctets * t))),
    ...places.flatMap((s) => [
      ...digitOfA.set(v128.load(frame.left.get, digitOctets * s)),
      ...places.flatMap((t) => columns.addProduct(sums, s + t, digitOfA.get, at(digitsOfB, t).get)),
    ]),
  ];
}

const step = ({ digits }: Scan) => i32.const(digitOctets * digits.block);

const moveOn = (scan: Scan, { left, right }: Frame): Code => [
  ...left.set(i32.add(left.get, step(scan))),
  ...right.set(i32.sub(right.get, step(scan))),
];

/** All blocks of `a` from the first to the last with those of `b` that meet them in this group. */
function addBlocks(scan: Scan, frame: Frame, { a, b }: Product, last: Code): Code {
  const { left, right, end, group, first } = frame;
  return [
    ...left.set(i32.add(a, first.get)),
    ...right.set(i32.add(b, i32.sub(group.get, first.get))),
    ...end.set(i32.add(a, last)),
    ...when(
      i32.atMost(left.get, end.get),
      doWhile([...addBlock(scan, frame), ...moveOn(scan, frame)], i32.atMost(left.get, end.get)),
    ),
  ];
}

/** The blocks of a square: those off the diagonal once, doubled, and the one on it. */
function addSquareBlocks(scan: Scan, frame: Frame, a: Code, starts: readonly Local[]): Code {
  const { left, right, group, first, sums } = frame;
  const { columns } = scan;
  const isOffDiagonal = i32.less(left.get, right.get);
  return [
    ...starts.flatMap((start, at) => start.set((sums[at] as Local).get)),
    ...sums.flatMap((sum) => sum.set(v128.zero)),
    ...left.set(i32.add(a, first.get)),
    ...right.set(i32.add(a, i32.sub(group.get, first.get))),
    ...when(
      isOffDiagonal,
      doWhile([...addBlock(scan, frame), ...moveOn(scan, frame)], isOffDiagonal),
    ),
    ...sums.flatMap((sum, at) => sum.set(columns.doubled(sum.get, (starts[at] as Local).get))),
    ...when(i32.equal(left.get, right.get), addBlock(scan, frame)),
  ];
}

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
