/** The digits of a fixed-base comb: every digit is −1 or 1, so that a column is never zero and half a
 *  table does. Source: M. Hedabou et al., "A comb method to render ECC resistant against SPA" (the
 *  recoding); C. H. Lim and P. J. Lee, CRYPTO '94 (sub-tables that share their doublings). */
export type CombShape = Readonly<{
  teeth: number;
  subTables: number;
  /** Columns of one sub-table, and doublings of one evaluation plus one. */
  spacing: number;
}>;

/** For scalars modulo q; the same with eight times the table, for a base used again and again; and for
 *  scalars of 256 bits, such as an identity or one of P-256. */
export const combShapes = Object.freeze({
  full: Object.freeze({ teeth: 9, subTables: 4, spacing: 29 }),
  large: Object.freeze({ teeth: 12, subTables: 4, spacing: 22 }),
  short: Object.freeze({ teeth: 7, subTables: 4, spacing: 10 }),
});

/** Distance of two teeth in bits, which is the number of columns. */
export function toothBits({ subTables, spacing }: CombShape): number {
  return subTables * spacing;
}

/** How many digits there are: a scalar must have at least one bit less. */
export function combDigits(shape: CombShape): number {
  return shape.teeth * toothBits(shape);
}

/** `columns[spacing · j + t]` is column t of sub-table j: which entry, or −1 − entry to subtract it.
 *  They describe `scalar` or, for an even one, scalar + 1: then `isRaised` and the base is to be
 *  subtracted once. */
export type CombDigits = Readonly<{ columns: Int16Array; isRaised: boolean }>;

/** Splits a scalar. Throws RangeError unless 0 ≤ scalar < 2^(digits − 1). */
export function splitScalar(scalar: bigint, shape: CombShape): CombDigits {
  const digits = combDigits(shape);
  if (scalar < 0n || scalar >> BigInt(digits - 1) !== 0n) {
    throw new RangeError(`scalar: expected 0 to 2^${digits - 1} - 1`);
  }
  const isRaised = (scalar & 1n) === 0n;
  const odd = isRaised ? scalar + 1n : scalar;
  // odd = Σ (2b_i − 1)·2^i, where the b_i are the bits of (odd + 2^digits − 1)/2
  const bits = bitsOf((odd + (1n << BigInt(digits)) - 1n) >> 1n, digits);
  const distance = toothBits(shape);
  const columns = new Int16Array(distance);
  const top = shape.teeth - 1;
  for (let tooth = 0; tooth < top; tooth++) {
    for (let column = 0; column < distance; column++) {
      const bit = bits[column + distance * tooth] as number;
      columns[column] = (columns[column] as number) | (bit << tooth);
    }
  }
  for (let column = 0; column < distance; column++) {
    const isNegative = bits[column + distance * top] === 0;
    if (isNegative) columns[column] = (columns[column] as number) - (1 << top);
  }
  return { columns, isRaised };
}

/** The bits of a value, lowest first. */
function bitsOf(value: bigint, count: number): Uint8Array {
  const bits = new Uint8Array(count + 3);
  const hex = value.toString(16);
  for (let at = 0; at < hex.length; at++) {
    const code = hex.charCodeAt(hex.length - 1 - at);
    const four = code < 0x60 ? code - 0x30 : code - 0x57;
    for (let bit = 0; bit < 4; bit++) bits[4 * at + bit] = (four >> bit) & 1;
  }
  return bits;
}
