/** The tables of the SAKKE arithmetic and how long they live. All are bounded in number. */

import { combDigits, combShapes } from '../math/comb-digits.ts';
import type { AffinePoint } from '../math/curve.ts';
import { buildLineTable, evaluateLines } from '../math/line-table.ts';
import { buildMergedLines, evaluateMergedLines } from '../math/merged-lines.ts';
import type { MillerValue } from '../math/miller-value.ts';
import { buildPointComb, type PointComb } from '../math/point-comb.ts';
import { createTableCache } from '../math/table-cache.ts';
import { buildTorusComb, type TorusComb } from '../math/torus-comb.ts';
import { EngineError } from '../model/failures.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';

const { p, q, P, g } = sakkeParameterSet1;

/** From how many uses on a dearer table pays for itself: the large comb of P or of a KMS, the comb of
 *  an identity's own point, the merged lines of an RSK. */
const worthwhileUses = Object.freeze({ largeComb: 250, identityComb: 24, mergedLines: 16 });

type CountedComb = { comb: PointComb | null; uses: number };
type KeptLines = { evaluate: (B: AffinePoint) => MillerValue; uses: number };

/** Combs of P and of KMS public keys (public; 300 kB each, 2.5 MB when large); `null` for a key
 *  without one. */
const combs = createTableCache<bigint, CountedComb>(12);
/** Combs of [b]P + Z for identities met often (public, 300 kB each where there is one). */
const identityCombs = createTableCache<bigint, CountedComb>(32);
/** Lines of RSKs (secret, about 550 kB each). */
const keptLines = createTableCache<bigint, KeptLines>(64);
let shortCombOfP: PointComb | null = null;
let combOfG: TorusComb | null = null;

/** A point's only key: x, and which of the two y. */
function keyOf({ x, y }: AffinePoint): bigint {
  return (x << 1n) | (y & 1n);
}

/** The comb of P or of a KMS public key, built when it is missing and enlarged when it is used a lot;
 *  `null` for a point that has none. */
export function combOf(point: AffinePoint): PointComb | null {
  const key = keyOf(point);
  let counted = combs.get(key);
  if (counted === undefined) {
    counted = { comb: buildPointComb(point, p), uses: 0 };
    combs.set(key, counted);
  }
  counted.uses++;
  if (counted.uses === worthwhileUses.largeComb && counted.comb !== null) {
    counted.comb = buildPointComb(point, p, combShapes.large);
  }
  return counted.comb;
}

/** The comb of P for a scalar: the short one where it is enough. */
export function combOfPFor(scalar: bigint): PointComb | null {
  const shape = combShapes.short;
  if (scalar >> BigInt(combDigits(shape) - 1) !== 0n) return combOf(P);
  shortCombOfP ??= buildPointComb(P, p, shape);
  return shortCombOfP;
}

/** The comb of g. */
export function torusComb(): TorusComb {
  combOfG ??= buildTorusComb(g, p);
  if (combOfG === null) throw new EngineError('no-ratio', 'g has a power without a ratio');
  return combOfG;
}

/** The comb of [b]P + Z for an identity met often, `null` for another. `compute` gives the point. */
export function combOfIdentity(
  b: bigint,
  Z: AffinePoint,
  compute: () => AffinePoint | null,
): PointComb | null {
  if (b >> 256n !== 0n) return null;
  const key = (keyOf(Z) << 256n) | b;
  const counted = identityCombs.get(key) ?? { comb: null, uses: 0 };
  counted.uses++;
  if (counted.uses === worthwhileUses.identityComb) {
    const point = compute();
    counted.comb = point && buildPointComb(point, p);
  }
  identityCombs.set(key, counted);
  return counted.comb;
}

/** The Miller value of < K, B >, `null` when K is not of order q. The lines of K are kept for the
 *  pairings that follow. */
export function millerValue(K: AffinePoint, B: AffinePoint): MillerValue | null {
  const key = keyOf(K);
  let kept = keptLines.get(key);
  if (kept === undefined) {
    const lines = buildLineTable(K, p, q);
    if (lines === null) return null;
    kept = { evaluate: (other) => evaluateLines(lines, other, p), uses: 0 };
    keptLines.set(key, kept);
  }
  kept.uses++;
  if (kept.uses === worthwhileUses.mergedLines) {
    const merged = buildMergedLines(K, p, q);
    if (merged !== null) kept.evaluate = (other) => evaluateMergedLines(merged, other, p);
  }
  return kept.evaluate(B);
}

/** Builds the tables of P and g, and of the KMS public key Z where it is given. */
export function prepareTables(Z?: AffinePoint): void {
  combOf(P);
  torusComb();
  if (Z !== undefined) combOf(Z);
}

/** Forgets every table that holds a secret (the lines of RSKs). The memory is left to the collector:
 *  BigInt cannot be wiped. */
export function dropSecretTables(): void {
  keptLines.clear();
}

/** How many line tables are kept, at most 64. */
export function countSecretTables(): number {
  return keptLines.size();
}
