/** Passes over pairs of elements: every lane of a destination gets a sum of lanes, digit by digit, with
 *  the digits balanced anew where that is wanted. They cost next to nothing beside a product. */
import type { Local, NewLocal } from './assembler.ts';
import { splitOff } from './columns-f64.ts';
import { type Digits, pairOctets } from './digits.ts';
import { type Code, doWhile, f64x2, i32, v128 } from './instructions.ts';

/** Digits behind a carry: half the radix, and what came from the digit below. */
export const afterCarry = 1 + 2 ** -16;
/** What a carry takes apart exactly. */
const mostBeforeCarry = 7;

/** Two elements in memory. `bounds` of their digits, in halves of the radix. */
export type Pair = {
  /** The parameter that holds the address, or `null` where the offset is the address. */
  readonly base: Local | null;
  readonly offset: number;
  bounds: readonly [number, number];
};
/** A small number, or a sign that is given when the program runs. */
type Factor = number | Local;
type Term = Readonly<{ factor: Factor; pair: Pair; lane: 0 | 1 }>;
/** A sum of lanes. */
export type Lane = readonly Term[];

/** The two lanes of a pair. */
export const lanesOf = (pair: Pair): readonly [Lane, Lane] => [
  [{ factor: 1, pair, lane: 0 }],
  [{ factor: 1, pair, lane: 1 }],
];
export const plus = (...lanes: readonly Lane[]): Lane => lanes.flat();
export const times = (by: number, lane: Lane): Lane =>
  lane.map((term) => {
    if (typeof term.factor === 'number') return { ...term, factor: by * term.factor };
    throw new TypeError('a lane with a sign has no other factor');
  });
export const minus = (a: Lane, b: Lane): Lane => plus(a, times(-1, b));
/** One lane, as it is or negated. */
export const signed = (sign: Local, lane: Lane): Lane =>
  lane.map((term) => {
    if (term.factor === 1) return { ...term, factor: sign };
    throw new TypeError('a lane with a sign has no other factor');
  });

/** What one destination of a pass gets. */
export type Assignment = Readonly<{ to: Pair; lanes: readonly [Lane, Lane]; carries: boolean }>;
/** Both lanes as the sums come. */
export const set = (to: Pair, first: Lane, second: Lane): Assignment => ({
  to,
  lanes: [first, second],
  carries: false,
});
/** Both lanes with the digits balanced anew. */
export const carry = (to: Pair, first: Lane, second: Lane): Assignment => ({
  ...set(to, first, second),
  carries: true,
});

function boundOf(lane: Lane): number {
  return lane.reduce((sum, { factor, pair, lane: from }) => {
    const size = typeof factor === 'number' ? Math.abs(factor) : 1;
    return sum + size * pair.bounds[from];
  }, 0);
}

/** Code in front of the loop, and what loads a pair once a digit. */
type Loop = Readonly<{ before: Code[]; load: (pair: Pair) => Code; local: NewLocal }>;

/** One loop over the digits: of each, all is read before anything is written. */
export function writePass(
  digits: Digits,
  assignments: readonly Assignment[],
  local: NewLocal,
): Code {
  const at = local('i32');
  const loaded = new Map<Pair, Local>();
  const load = (pair: Pair) => {
    const value = loaded.get(pair) ?? local('v128');
    loaded.set(pair, value);
    return value.get;
  };
  const loop: Loop = { before: [], load, local };
  const addressOf = ({ base }: Pair) => (base === null ? at.get : i32.add(base.get, at.get));
  const made = assignments.map((assignment) => {
    const sum = local('v128');
    return { ...assignment, sum, code: writeAssignment(digits, assignment, sum, loop) };
  });
  const reads = [...loaded].flatMap(([pair, to]) =>
    to.set(v128.load(addressOf(pair), pair.offset)),
  );
  const writes = made.flatMap(({ to, sum }) => v128.store(addressOf(to), sum.get, to.offset));
  for (const [to, bounds] of made.map((it) => [it.to, boundsAfter(it)] as const))
    to.bounds = bounds;
  return [
    ...loop.before,
    ...at.set(i32.const(0)),
    ...doWhile(
      [
        ...reads,
        ...made.flatMap(({ code }) => code),
        ...writes,
        ...at.set(i32.add(at.get, i32.const(16))),
      ],
      i32.less(at.get, i32.const(pairOctets(digits))),
    ),
  ];
}

function boundsAfter({ lanes, carries }: Assignment): [number, number] {
  const bounds = lanes.map(boundOf) as [number, number];
  if (!carries) return bounds;
  if (!(Math.max(...bounds) <= mostBeforeCarry)) throw new RangeError('too much to carry');
  return [afterCarry, afterCarry];
}

function writeAssignment(
  { bits }: Digits,
  { lanes, carries }: Assignment,
  sum: Local,
  { before, load, local }: Loop,
): Code {
  const value = sum.set(sumOf(lanes, { before, load, local }));
  if (!carries) return value;
  const [digit, rest, fromBelow] = [local('v128'), local('v128'), local('v128')];
  before.push(fromBelow.set(v128.zero));
  return [
    ...value,
    ...splitOff(sum, bits, digit, rest),
    ...sum.set(f64x2.add(digit.get, fromBelow.get)),
    ...fromBelow.set(f64x2.mul(rest.get, f64x2.const(2 ** -bits))),
  ];
}

/** The sum of the first term of one lane beside the first of the other, the second beside the second … */
function sumOf([first, second]: readonly [Lane, Lane], loop: Loop): Code {
  let sum: Code = [];
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    const [one, other] = [first[at], second[at]];
    const a = one ?? { ...(other as Term), factor: 0, lane: 0 };
    const b = other ?? { ...a, factor: 0, lane: 1 };
    const isInPlace = a.pair === b.pair && a.lane === 0 && b.lane === 1;
    const lanes = isInPlace
      ? loop.load(a.pair)
      : v128.lanes(loop.load(a.pair), a.lane, loop.load(b.pair), b.lane);
    const isNegative = sum.length > 0 && a.factor === -1 && b.factor === -1;
    const isPlain = isNegative || (a.factor === 1 && b.factor === 1);
    const term = isPlain ? lanes : f64x2.mul(lanes, factorsOf(a.factor, b.factor, loop));
    sum = sum.length === 0 ? term : (isNegative ? f64x2.sub : f64x2.add)(sum, term);
  }
  return sum;
}

function factorsOf(a: Factor, b: Factor, { before, local }: Loop): Code {
  if (typeof a === 'number' && typeof b === 'number') return f64x2.const(a, b);
  const twice = (factor: Factor) =>
    typeof factor === 'number' ? f64x2.const(factor) : f64x2.splat(factor.get);
  const factors = local('v128');
  before.push(factors.set(v128.lanes(twice(a), 0, twice(b), 1)));
  return factors.get;
}
