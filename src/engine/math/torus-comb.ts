/** Powers of one element of PF_p, held by its ratio t as 1 + i·t: a product costs two reductions
 *  and the inverse is −t. */
import { combShapes, splitScalar } from './comb-digits.ts';
import { invertAll } from './modular.ts';

const { teeth, subTables, spacing } = combShapes.full;

/** Entry e of sub-table j is the ratio of base^(Σ ±2^(116i + 29j)); the shape is that of `PointComb`. */
export type TorusComb = Readonly<{ base: bigint; ratios: readonly (readonly bigint[])[] }>;

type Element = Readonly<{ a: bigint; b: bigint }>;

function square({ a, b }: Element, p: bigint): Element {
  return { a: ((a + b) * (a - b)) % p, b: ((a + a) * b) % p };
}

function timesRatio({ a, b }: Element, t: bigint, p: bigint): Element {
  return { a: (a - b * t) % p, b: (b + a * t) % p };
}

/** Builds the comb of the element with ratio `base`, about 8,000 products mod p. `null` when one of
 *  its powers has no ratio. */
export function buildTorusComb(base: bigint, p: bigint): TorusComb | null {
  const powers: Element[] = [];
  let element: Element = { a: 1n, b: base };
  for (let at = 0; at < teeth * subTables; at++) {
    powers.push(element);
    for (let i = 0; i < spacing; i++) {
      element = square(element, p);
      if (i === 0) powers.push(element);
    }
  }
  const ratios = toRatios(powers, p);
  if (ratios === null) return null;
  const power = (tooth: number, j: number) => ratios[2 * (subTables * tooth + j)] as bigint;
  const twice = (tooth: number, j: number) => ratios[2 * (subTables * tooth + j) + 1] as bigint;
  const tables: bigint[][] = [];
  for (let j = 0; j < subTables; j++) {
    let lowest: Element = { a: 1n, b: power(teeth - 1, j) };
    for (let tooth = 0; tooth < teeth - 1; tooth++) {
      lowest = timesRatio(lowest, -power(tooth, j), p);
    }
    const table: Element[] = [lowest];
    for (let tooth = 0; tooth < teeth - 1; tooth++) {
      table.push(...table.map((entry) => timesRatio(entry, twice(tooth, j), p)));
    }
    const entries = toRatios(table, p);
    if (entries === null) return null;
    tables.push(entries);
  }
  return { base, ratios: tables };
}

function toRatios(elements: readonly Element[], p: bigint): bigint[] | null {
  const inverses = invertAll(
    elements.map(({ a }) => a),
    p,
  );
  if (inverses === null) return null;
  return elements.map(({ b }, index) => (b * (inverses[index] as bigint)) % p);
}

/** base^scalar as x₁ and x₂ (the ratio is x₂/x₁). Throws RangeError as `splitScalar`. */
export function powerByComb(
  comb: TorusComb,
  scalar: bigint,
  p: bigint,
): Readonly<{ x1: bigint; x2: bigint }> {
  const { columns, isRaised } = splitScalar(scalar, combShapes.full);
  let element: Element = { a: 1n, b: 0n };
  for (let t = spacing - 1; t >= 0; t--) {
    element = square(element, p);
    for (let j = 0; j < subTables; j++) {
      const column = columns[spacing * j + t] as number;
      const ratio = comb.ratios[j]?.[column < 0 ? -1 - column : column] as bigint;
      element = timesRatio(element, column < 0 ? -ratio : ratio, p);
    }
  }
  if (isRaised) element = timesRatio(element, -comb.base, p);
  return { x1: element.a, x2: element.b };
}
