/** What SAKKE asks of the arithmetic. There are several forms of it with the same results; each keeps its
 *  tables its own way, and a table goes back to the form that made it. */
import type { CombShape } from './comb-digits.ts';
import type { AffinePoint } from './curve.ts';
import { buildLineTable, evaluateLines } from './line-table.ts';
import { buildMergedLines, evaluateMergedLines } from './merged-lines.ts';
import type { MillerValue } from './miller-value.ts';
import { buildPointComb, multiplyByCombs, type PointComb } from './point-comb.ts';
import { buildTorusComb, powerByComb, type TorusComb } from './torus-comb.ts';
import type { XyzzPoint } from './xyzz.ts';

export type Arithmetic<Comb = object, Torus = object, Lines = object> = Readonly<{
  form: 'fma52' | 'f64' | 'bigint';
  /** Lines of so many RSKs may be kept. */
  mostLines: number;
  /** A table of multiples; `null` for a point of so small an order that it needs the plain form. */
  pointComb(base: AffinePoint, shape: CombShape): Comb | null;
  /** Σ [k]base over at least one term; `null` where the combs cannot say. */
  sumByCombs(terms: readonly Readonly<{ comb: Comb; scalar: bigint }>[]): XyzzPoint | null;
  /** Powers of the element of PF_p with ratio `base`; `null` when one of them has no ratio. */
  torusComb(base: bigint): Torus | null;
  power(comb: Torus, scalar: bigint): MillerValue;
  /** The lines of A, `null` when A is not of order q. */
  lines(A: AffinePoint): Lines | null;
  /** Lines that are dearer to build and cheaper to use, where the form has some. */
  mergedLines(A: AffinePoint): Lines | null;
  /** The Miller value of < A, B >. */
  millerValue(lines: Lines, B: AffinePoint): MillerValue;
  /** Gives a table up, wiped where the form can. */
  drop(table: Comb | Torus | Lines): void;
  /** Wipes what calculations left behind, where the form can. */
  wipe(): void;
}>;

type Evaluation = Readonly<{ at: (B: AffinePoint) => MillerValue }>;

/** The arithmetic of `math`: everywhere, and the oracle of the other forms. What it gives up is left
 *  to the collector: BigInt cannot be wiped. */
export function bigintArithmetic(
  p: bigint,
  q: bigint,
): Arithmetic<PointComb, TorusComb, Evaluation> {
  return {
    form: 'bigint',
    mostLines: 64,
    pointComb: (base, shape) => buildPointComb(base, p, shape),
    sumByCombs: (terms) => multiplyByCombs(terms, p),
    torusComb: (base) => buildTorusComb(base, p),
    power: (comb, scalar) => powerByComb(comb, scalar, p),
    lines(A) {
      const lines = buildLineTable(A, p, q);
      return lines && { at: (B) => evaluateLines(lines, B, p) };
    },
    mergedLines(A) {
      const lines = buildMergedLines(A, p, q);
      return lines && { at: (B) => evaluateMergedLines(lines, B, p) };
    },
    millerValue: (lines, B) => lines.at(B),
    drop: () => {},
    wipe: () => {},
  };
}
