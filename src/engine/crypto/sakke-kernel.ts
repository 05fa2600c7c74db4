/** The arithmetic behind the SAKKE operations: the only part a faster backend would replace. */
import { bytesToHex } from '../bytes.ts';
import { EngineError } from '../failures.ts';
import { type AffinePoint, addPoints, multiplyPoint } from '../math/curve.ts';
import { buildLineTable, evaluateLines, type LineTable } from '../math/line-table.ts';
import { type MillerValue, millerLoop, squareValue } from '../math/miller-loop.ts';
import { invert, mod } from '../math/modular.ts';
import { buildPointComb, multiplyByCombs, type PointComb } from '../math/point-comb.ts';
import { createTableCache } from '../math/table-cache.ts';
import { buildTorusComb, powerByComb, type TorusComb } from '../math/torus-comb.ts';
import { equalsAffineXyzz, type XyzzPoint } from '../math/xyzz.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { encodeSakkePoint } from './sakke-encoding.ts';

const { p, q, P, g } = sakkeParameterSet1;

/** Combs of P and of KMS public keys (public, about 300 kB each); `null` for a key without one. */
const pointCombs = createTableCache<PointComb | null>(12);
/** Lines of RSKs (secret, about 370 kB each). */
const keptLines = createTableCache<LineTable>(64);
let combOfG: TorusComb | null = null;

function keyOf(point: AffinePoint): string {
  return bytesToHex(encodeSakkePoint(point));
}

function combOf(point: AffinePoint): PointComb | null {
  const key = keyOf(point);
  const known = pointCombs.get(key);
  if (known !== undefined) return known;
  const built = buildPointComb(point, p);
  pointCombs.set(key, built);
  return built;
}

function torusComb(): TorusComb {
  combOfG ??= buildTorusComb(g, p);
  if (combOfG === null) throw new EngineError('no-ratio', 'g has a power without a ratio');
  return combOfG;
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

/** Σ [k]A for scalars mod q, without inversion, or `null` where the combs cannot say. */
function sumByCombs(
  terms: readonly Readonly<{ point: AffinePoint; scalar: bigint }>[],
): XyzzPoint | null {
  const withCombs: { comb: PointComb; scalar: bigint }[] = [];
  for (const { point, scalar } of terms) {
    const comb = combOf(point);
    if (comb === null) return null;
    if (scalar !== 0n) withCombs.push({ comb, scalar });
  }
  return withCombs.length === 0 ? null : multiplyByCombs(withCombs, p);
}

/** [r]([b]P + Z) by the complete formulas, for the cases the combs leave out. */
function plainEncapsulationPoint(r: bigint, b: bigint, Z: AffinePoint): AffinePoint | null {
  return multiplyPoint(addPoints(multiplyPoint(P, b % q, p), Z, p), r, p);
}

function toAffine({ X, Y, ZZ }: XyzzPoint, inverseOfZzz: bigint): AffinePoint {
  const z = (inverseOfZzz * ZZ) % p;
  return { x: mod(((z * z) % p) * X, p), y: mod(inverseOfZzz * Y, p) };
}

/** [k]P, `null` for the point at infinity. */
export function multiplyP(k: bigint): AffinePoint | null {
  const scalar = k % q;
  const sum = sumByCombs([{ point: P, scalar }]);
  return sum === null ? multiplyPoint(P, scalar, p) : toAffine(sum, invert(sum.ZZZ, p));
}

/** [b]P + Z, `null` for the point at infinity. */
export function identityPoint(b: bigint, Z: AffinePoint): AffinePoint | null {
  return addPoints(multiplyP(b), Z, p);
}

/** R = [r]([b]P + Z), computed as [rb mod q]P + [r]Z, and the ratio of g^r, with one inversion for
 *  both; `null` when R is the point at infinity. */
export function encapsulationValues(
  r: bigint,
  b: bigint,
  Z: AffinePoint,
): Readonly<{ R: AffinePoint; gPowerR: bigint }> | null {
  const power = powerByComb(torusComb(), r, p);
  const sum = encapsulationSum(r, b, Z);
  if (sum === null) {
    const R = plainEncapsulationPoint(r, b, Z);
    return R === null ? null : { R, gPowerR: mod(power.x2 * invert(power.x1, p), p) };
  }
  const inverse = invert(power.x1 * sum.ZZZ, p);
  const gPowerR = mod(((inverse * sum.ZZZ) % p) * power.x2, p);
  return { R: toAffine(sum, (inverse * power.x1) % p), gPowerR };
}

/** Whether R = [r]([b]P + Z). */
export function isEncapsulationPoint(
  R: AffinePoint,
  r: bigint,
  b: bigint,
  Z: AffinePoint,
): boolean {
  const sum = encapsulationSum(r, b, Z);
  if (sum !== null) return equalsAffineXyzz(sum, R, p);
  const plain = plainEncapsulationPoint(r, b, Z);
  return plain !== null && plain.x === R.x && plain.y === R.y;
}

function encapsulationSum(r: bigint, b: bigint, Z: AffinePoint): XyzzPoint | null {
  return sumByCombs([
    { point: P, scalar: (r * b) % q },
    { point: Z, scalar: r },
  ]);
}

/** v^c with c = (p + 1)/q = 4, as ratio; `null` when there is none. Source: RFC 6508 §3.2. */
function finalRatio(value: MillerValue | null): bigint | null {
  if (value === null) return null;
  const v2 = squareValue(value.x1, value.x2, p);
  const { x1, x2 } = squareValue(v2.x1, v2.x2, p);
  return x1 === 0n ? null : mod(x2 * invert(x1, p), p);
}

/** < K, B > with the lines of K where they are kept, else by an ordinary Miller loop; `null` when K is
 *  not of order q or the value has no ratio. B must not have y = 0. Source: RFC 6508 §3.2. */
export function pair(K: AffinePoint, B: AffinePoint): bigint | null {
  const lines = keptLines.get(keyOf(K));
  return finalRatio(lines === undefined ? millerLoop(K, B, p, q) : evaluateLines(lines, B, p));
}

/** As `pair`; builds the lines of K first and keeps them for the pairings that follow. */
export function pairKeepingLines(K: AffinePoint, B: AffinePoint): bigint | null {
  const key = keyOf(K);
  const lines = keptLines.get(key) ?? buildLineTable(K, p, q);
  if (lines === null) return null;
  keptLines.set(key, lines);
  return finalRatio(evaluateLines(lines, B, p));
}
