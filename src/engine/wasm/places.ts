/** Where the module keeps what: constants, the values programs go on with, what they put aside. All are
 *  pairs of elements; behind them is room for tables. */
import { type Digits, pairOctets } from './digits.ts';

const names = Object.freeze([
  // constants
  'modulus',
  'minusInverse',
  'startsOfOne',
  'startsOfTwo',
  /** R² mod p: a product with it brings a number in. */
  'intoForm',
  /** 1: a product with it brings a number out. */
  'outOfForm',
  /** R mod p, the element 1. */
  'one',
  'zero',
  // secret from here on
  'quotient',
  /** A point in weighted coordinates: (X, Z) and (Y, –). */
  'weightedXZ',
  'weightedY',
  /** A point in XYZZ coordinates: (X, Y) and (ZZ, ZZZ). */
  'sumXY',
  'sumZZ',
  /** An element of F_p²: (x₁, x₂). */
  'value',
  /** The coordinates of the second argument of a pairing. */
  'argument',
  /** Two products that run on through many factors. */
  'running',
  'in0',
  'in1',
  'in2',
  'in3',
  'aside0',
  'aside1',
  'aside2',
  'aside3',
  'aside4',
  'aside5',
  'aside6',
  'aside7',
  'aside8',
] as const);

export type PlaceName = (typeof names)[number];
export type Places = Readonly<
  Record<PlaceName, number> & {
    /** Room for what an evaluation of lines puts aside. */
    factors: number;
    /** From here to the end lies what is to be wiped. */
    secrets: number;
    end: number;
  }
>;

/** Slope and offset of eight multiples and of the double, and three values f. */
export const factorPairs = 21;

/** The addresses. */
export function placesOf(digits: Digits): Places {
  const size = pairOctets(digits);
  const entries = names.map((name, at) => [name, at * size] as const);
  const addresses = Object.fromEntries(entries) as Record<PlaceName, number>;
  const factors = names.length * size;
  const end = factors + factorPairs * size;
  return { ...addresses, factors, secrets: addresses.quotient, end };
}
