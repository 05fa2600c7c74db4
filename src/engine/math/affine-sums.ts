import type { AffinePoint } from './curve.ts';
import { invertAll } from './modular.ts';

/** Below so many sums at once the shared inversion costs more than it saves. */
const worthAnInversion = 16;

/** Adds up neighbours within each list, all lists at once, as long as the one inversion of a round
 *  pays: six reductions a sum, where adding to a projective point takes nine. The lists come
 *  back shorter. `null` when two neighbours are equal or opposite. */
export function shortenSums(
  lists: readonly (readonly AffinePoint[])[],
  p: bigint,
): readonly (readonly AffinePoint[])[] | null {
  const sums = lists.reduce((count, list) => count + (list.length >> 1), 0);
  if (sums < worthAnInversion) return lists;
  const differences: bigint[] = [];
  for (const list of lists) {
    for (let at = 1; at < list.length; at += 2) {
      differences.push((list[at] as AffinePoint).x - (list[at - 1] as AffinePoint).x);
    }
  }
  const inverses = invertAll(differences, p);
  if (inverses === null) return null;
  let next = 0;
  const shorter = lists.map((list) => {
    const added: AffinePoint[] = [];
    for (let at = 1; at < list.length; at += 2) {
      const inverse = inverses[next++] as bigint;
      added.push(addAffine(list[at - 1] as AffinePoint, list[at] as AffinePoint, inverse, p));
    }
    if (list.length % 2 === 1) added.push(list[list.length - 1] as AffinePoint);
    return added;
  });
  return shortenSums(shorter, p);
}

/** A + B, given 1/(x_B − x_A): three reductions. Coordinates between −p and p. */
export function addAffine(A: AffinePoint, B: AffinePoint, inverse: bigint, p: bigint): AffinePoint {
  const slope = ((B.y - A.y) * inverse) % p;
  const x = (slope * slope - A.x - B.x) % p;
  return { x, y: (slope * (A.x - x) - A.y) % p };
}
