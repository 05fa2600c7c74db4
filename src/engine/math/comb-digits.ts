/** The digits of a fixed-base comb: every digit is −1 or 1, so that a column is never zero and half a
 *  table does. Source: M. Hedabou et al., "A comb method to render ECC resistant against SPA" (the
 *  recoding); C. H. Lim and P. J. Lee, CRYPTO '94 (sub-tables that share their doublings). */
export const combShape = Object.freeze({
  teeth: 9,
  subTables: 4,
  /** Columns of one sub-table, and doublings of one evaluation plus one. */
  spacing: 29,
  entries: 256,
  /** Distance of two teeth in bits. */
  toothBits: 116,
  digits: 1044,
});

/** One column: which entry of its sub-table, and whether to subtract it. */
export type CombColumn = Readonly<{ entry: number; negative: boolean }>;

/** `columns[spacing · j + t]` is column t of sub-table j; they describe `odd`, which is `scalar` or,
 *  for an even one, scalar + 1: then `isRaised` and the base is to be subtracted once. */
export type CombDigits = Readonly<{ columns: readonly CombColumn[]; isRaised: boolean }>;

/** Splits a scalar. Throws RangeError unless 0 ≤ scalar < 2¹⁰⁴³. */
export function splitScalar(scalar: bigint): CombDigits {
  const { teeth, toothBits, digits, entries } = combShape;
  if (scalar < 0n || scalar >> BigInt(digits - 1) !== 0n) {
    throw new RangeError(`scalar: expected 0 to 2^${digits - 1} - 1`);
  }
  const isRaised = (scalar & 1n) === 0n;
  const odd = isRaised ? scalar + 1n : scalar;
  // odd = Σ (2b_i − 1)·2^i, where the b_i are the bits of (odd + 2^digits − 1)/2
  const bits = ((odd + (1n << BigInt(digits)) - 1n) >> 1n).toString(2).padStart(digits, '0');
  const columns: CombColumn[] = [];
  for (let column = 0; column < toothBits; column++) {
    let entry = 0;
    for (let tooth = teeth - 2; tooth >= 0; tooth--) {
      entry = 2 * entry + Number(bits[digits - 1 - column - toothBits * tooth]);
    }
    const negative = bits[digits - 1 - column - toothBits * (teeth - 1)] === '0';
    columns.push({ entry: negative ? entries - 1 - entry : entry, negative });
  }
  return { columns, isRaised };
}
