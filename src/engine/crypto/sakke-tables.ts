/** The tables of the SAKKE arithmetic and how long they live. All are bounded in number, and belong to
 *  the form of arithmetic that is in use. */

import type { Arithmetic } from '../math/arithmetic.ts';
import { combDigits, combShapes } from '../math/comb-digits.ts';
import type { AffinePoint } from '../math/curve.ts';
import type { MillerValue } from '../math/miller-value.ts';
import { createTableCache } from '../math/table-cache.ts';
import { EngineError } from '../model/failures.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { arithmetic, type SakkeForm, takeForm } from './sakke-arithmetic.ts';

const { P, g } = sakkeParameterSet1;

/** From how many uses on a dearer table pays for itself: the large comb of P or of a KMS, the comb of
 *  an identity's own point, the merged lines of an RSK. */
const worthwhileUses = Object.freeze({ largeComb: 250, identityComb: 24, mergedLines: 16 });

type CountedComb = { comb: object | null; uses: number };
type KeptLines = { lines: object; uses: number };
type Tables = ReturnType<typeof createTables>;

function createTables(form: Arithmetic) {
  const dropComb = ({ comb }: CountedComb) => {
    if (comb !== null) form.drop(comb);
  };
  return {
    form,
    /** Combs of P and of KMS public keys (public; 0.3 MB each, 2.5 MB when large; twice that as f64);
     *  `null` for a key without one. */
    combs: createTableCache<bigint, CountedComb>(12, dropComb),
    /** Combs of [b]P + Z for identities met often (public, as large, where there is one). */
    identityCombs: createTableCache<bigint, CountedComb>(32, dropComb),
    /** Lines of RSKs (secret; 0.55 MB each, 0.75 MB as fma52, 1.6 MB as f64). */
    keptLines: createTableCache<bigint, KeptLines>(form.mostLines, ({ lines }) => form.drop(lines)),
    shortCombOfP: null as object | null,
    combOfG: null as object | null,
  };
}

let made: Tables | null = null;

function tables(): Tables {
  made ??= createTables(arithmetic(dropOldest));
  return made;
}

/** Gives up what is needed least. The combs of the operation that goes on, of P and of one KMS, were
 *  used last and stay. */
function dropOldest(): boolean {
  if (made === null) return false;
  if (made.keptLines.dropOldest() || made.identityCombs.dropOldest()) return true;
  return made.combs.size() > 2 && made.combs.dropOldest();
}

/** The arithmetic in use. */
export const arithmeticInUse = (): Arithmetic => tables().form;

/** What SAKKE calculates in here. */
export const sakkeFormInUse = (): SakkeForm => arithmeticInUse().form;

/** Changes the form of arithmetic, to measure or test it, and forgets every table; whether the
 *  platform has that form. */
export function setSakkeForm(form: SakkeForm): boolean {
  const old = made;
  if (!takeForm(form, dropOldest)) return false;
  made = null;
  if (old !== null) dropAll(old);
  return true;
}

function dropAll({ form, combs, identityCombs, keptLines, shortCombOfP, combOfG }: Tables): void {
  for (const cache of [combs, identityCombs, keptLines]) cache.clear();
  for (const table of [shortCombOfP, combOfG]) if (table !== null) form.drop(table);
  form.wipe();
}

/** A point's only key: x, and which of the two y. */
function keyOf({ x, y }: AffinePoint): bigint {
  return (x << 1n) | (y & 1n);
}

/** The comb of P or of a KMS public key, built when it is missing and enlarged when it is used a lot;
 *  `null` for a point that has none. */
export function combOf(point: AffinePoint): object | null {
  const { form, combs } = tables();
  const key = keyOf(point);
  let counted = combs.get(key);
  if (counted === undefined) {
    counted = { comb: form.pointComb(point, combShapes.full), uses: 0 };
    combs.set(key, counted);
  }
  counted.uses++;
  if (counted.uses === worthwhileUses.largeComb && counted.comb !== null) {
    form.drop(counted.comb);
    counted.comb = form.pointComb(point, combShapes.large);
  }
  return counted.comb;
}

/** The comb of P for a scalar: the short one where it is enough. */
export function combOfPFor(scalar: bigint): object | null {
  const shape = combShapes.short;
  if (scalar >> BigInt(combDigits(shape) - 1) !== 0n) return combOf(P);
  const own = tables();
  own.shortCombOfP ??= own.form.pointComb(P, shape);
  return own.shortCombOfP;
}

/** The comb of g. */
export function torusComb(): object {
  const own = tables();
  own.combOfG ??= own.form.torusComb(g);
  if (own.combOfG === null) throw new EngineError('no-ratio', 'g has a power without a ratio');
  return own.combOfG;
}

/** The comb of [b]P + Z for an identity met often, `null` for another. `compute` gives the point. */
export function combOfIdentity(
  b: bigint,
  Z: AffinePoint,
  compute: () => AffinePoint | null,
): object | null {
  if (b >> 256n !== 0n) return null;
  const { form, identityCombs } = tables();
  const key = (keyOf(Z) << 256n) | b;
  const counted = identityCombs.get(key) ?? { comb: null, uses: 0 };
  counted.uses++;
  if (counted.uses === worthwhileUses.identityComb) {
    const point = compute();
    counted.comb = point && form.pointComb(point, combShapes.full);
  }
  identityCombs.set(key, counted);
  return counted.comb;
}

/** The Miller value of < K, B >, `null` when K is not of order q. The lines of K are kept for the
 *  pairings that follow. */
export function millerValue(K: AffinePoint, B: AffinePoint): MillerValue | null {
  const { form, keptLines } = tables();
  const key = keyOf(K);
  let kept = keptLines.get(key);
  if (kept === undefined) {
    const lines = form.lines(K);
    if (lines === null) return null;
    kept = { lines, uses: 0 };
    keptLines.set(key, kept);
  }
  kept.uses++;
  if (kept.uses === worthwhileUses.mergedLines) {
    const merged = form.mergedLines(K);
    if (merged !== null) {
      form.drop(kept.lines);
      kept.lines = merged;
    }
  }
  return form.millerValue(kept.lines, B);
}

/** Builds the tables of P and g, and of the KMS public key Z where it is given. */
export function prepareTables(Z?: AffinePoint): void {
  combOf(P);
  torusComb();
  if (Z !== undefined) combOf(Z);
}

/** Forgets every table that holds a secret (the lines of RSKs), and what calculations left behind. The
 *  modules wipe their memory; BigInt cannot be wiped and is left to the collector. */
export function dropSecretTables(): void {
  made?.keptLines.clear();
  made?.form.wipe();
}

/** How many line tables are kept, at most `mostLines` of the form. */
export function countSecretTables(): number {
  return made?.keptLines.size() ?? 0;
}
