/** The arithmetic behind the SAKKE operations: the only part a faster backend would replace. */
import { type AffinePoint, addPoints, multiplyPoint } from '../math/curve.ts';
import { squareValue } from '../math/miller-value.ts';
import { invert, mod } from '../math/modular.ts';
import { equalsAffineXyzz, type XyzzPoint } from '../math/xyzz.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import {
  arithmeticInUse,
  combOf,
  combOfIdentity,
  combOfPFor,
  millerValue,
  torusComb,
} from './sakke-tables.ts';

const { p, q, P } = sakkeParameterSet1;

type Term = Readonly<{ comb: object | null; scalar: bigint }>;

/** Σ [k]A without inversion, or `null` where the combs cannot say. */
function sumByCombs(terms: readonly Term[]): XyzzPoint | null {
  const used: { comb: object; scalar: bigint }[] = [];
  for (const { comb, scalar } of terms) {
    if (comb === null) return null;
    if (scalar !== 0n) used.push({ comb, scalar });
  }
  return used.length === 0 ? null : arithmeticInUse().sumByCombs(used);
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
  const sum = sumByCombs([{ comb: combOfPFor(scalar), scalar }]);
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
  const power = arithmeticInUse().power(torusComb(), r);
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
  const own = combOfIdentity(b, Z, () => identityPoint(b, Z));
  if (own !== null) return sumByCombs([{ comb: own, scalar: r }]);
  return sumByCombs([
    { comb: combOf(P), scalar: (r * b) % q },
    { comb: combOf(Z), scalar: r },
  ]);
}

/** < K, B >; `null` when K is not of order q or the value has no ratio. B must not have y = 0. The
 *  lines of K are kept. Source: RFC 6508 §3.2. */
export function pair(K: AffinePoint, B: AffinePoint): bigint | null {
  const v = millerValue(K, B);
  if (v === null) return null;
  const { x1, x2 } = squareValue(squareValue(v, p), p); // v^c, c = (p + 1)/q = 4
  return x1 === 0n ? null : mod(x2 * invert(x1, p), p);
}
