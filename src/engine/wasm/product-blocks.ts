/** The blocks of a digit product: which digits of one operand meet which of the other in a group of
 *  columns, and the loops over them. */
import type { Local, NewLocal } from './assembler.ts';
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

export type Scan = Readonly<{ digits: Digits; columns: Columns; places: ScanPlaces }>;
type Product = Readonly<{ a: Code; b: Code }>;

/** Octets of a digit of two lanes. */
export const digitOctets = 16;

/** The locals of a scan. */
export type Frame = Readonly<{
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

export function frameOf({ digits, columns }: Scan, local: NewLocal): Frame {
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
export function addBlocks(scan: Scan, frame: Frame, { a, b }: Product, last: Code): Code {
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

/** The blocks of a square: those off the diagonal once, doubled, and the one on it. Two block loops never
 *  share a body: their registers would not suffice. */
export function addSquareBlocks(scan: Scan, frame: Frame, a: Code, starts: readonly Local[]): Code {
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
