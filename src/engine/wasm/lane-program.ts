/** Programs over pairs of elements: products of pairs, and between them passes that put sums of lanes
 *  into lanes. The bounds of all digits are followed while a program is written, so that none is made
 *  whose sums could overflow. */
import type { Local, ModuleBuilder, NewLocal } from './assembler.ts';
import type { Digits } from './digits.ts';
import { type Code, i32 } from './instructions.ts';
import { type Assignment, afterCarry, type Pair, writePass } from './lane-pass.ts';
import type { PlaceName, Places } from './places.ts';
import type { FieldProducts } from './product-scan.ts';

export type LaneProgram = Readonly<{
  place: (name: PlaceName) => Pair;
  mul: (to: Pair, a: Pair, b: Pair) => void;
  /** a·b + c·d. */
  mul2: (to: Pair, a: Pair, b: Pair, c: Pair, d: Pair) => void;
  sqr: (to: Pair, a: Pair) => void;
  pass: (...assignments: readonly Assignment[]) => void;
  /** 1 or −1, of a program that has one. */
  sign: Local;
}>;

/** Everything a program is written for. */
export type Target = Readonly<{
  module: ModuleBuilder;
  digits: Digits;
  places: Places;
  products: FieldProducts;
}>;

export type ProgramShape = Readonly<{
  /** How many addresses it takes. */
  pairs: number;
  hasSign?: boolean;
  /** What it finds and leaves. Bounded, as the pairs, as after a carry. */
  keeps: readonly PlaceName[];
}>;

/** Writes a program: its parameters are the addresses of pairs and, where it has one, a sign. */
export function defineProgram(
  target: Target,
  name: string,
  { pairs: count, hasSign = false, keeps }: ProgramShape,
  write: (program: LaneProgram, ...pairs: readonly Pair[]) => void,
): void {
  const types = [...new Array<'i32'>(count).fill('i32'), ...(hasSign ? (['f64'] as const) : [])];
  target.module.define(name, types, (parameters, local) => {
    const pairs = parameters.slice(0, count).map((base) => pairAt(base, 0, afterCarry));
    const code: Code[] = [];
    const steps = stepsOf(target, name, local, code);
    const place = placesWith(target.places, keeps);
    write({ ...steps, place, sign: parameters[count] as Local }, ...pairs);
    for (const pair of [...pairs, ...keeps.map(place)]) {
      if (!(Math.max(...pair.bounds) <= afterCarry)) throw new RangeError(`${name} leaves a sum`);
    }
    return code;
  });
}

/** The places as pairs. Of what a program does not find, it may use nothing it has not written. */
function placesWith(places: Places, keeps: readonly PlaceName[]): LaneProgram['place'] {
  const known = new Map<PlaceName, Pair>();
  return (name) => {
    const bound = keeps.includes(name) ? afterCarry : Number.POSITIVE_INFINITY;
    const pair = known.get(name) ?? pairAt(null, places[name], bound);
    known.set(name, pair);
    return pair;
  };
}

/** What a program is made of, each step added to its code. */
function stepsOf(
  { digits, products }: Target,
  name: string,
  local: NewLocal,
  code: Code[],
): Omit<LaneProgram, 'place' | 'sign'> {
  const product = (to: Pair, factors: readonly (readonly [Pair, Pair])[], made: Code) => {
    const sizes = ([0, 1] as const).map((lane) =>
      factors.reduce((sum, [a, b]) => sum + a.bounds[lane] * b.bounds[lane], 0),
    );
    const size = Math.max(...sizes);
    if (!(size <= digits.limit)) throw new RangeError(`${name}: a product of ${size}`);
    to.bounds = [1, 1];
    code.push(made);
  };
  return {
    mul: (to, a, b) => product(to, [[a, b]], products.mul(at(to), at(a), at(b))),
    mul2: (to, a, b, c, d) => {
      const [first, second] = [[a, b] as const, [c, d] as const];
      product(to, [first, second], products.mul2(at(to), at(a), at(b), at(c), at(d)));
    },
    sqr: (to, a) => product(to, [[a, a]], products.sqr(at(to), at(a))),
    pass: (...assignments) => code.push(writePass(digits, assignments, local)),
  };
}

const pairAt = (base: Local | null, offset: number, bound: number): Pair => ({
  base,
  offset,
  bounds: [bound, bound],
});

const at = ({ base, offset }: Pair): Code => base?.get ?? i32.const(offset);
