import { sakkeParameterSet1 } from '../../crypto/parameter-set-1.ts';
import { isOnCurve } from '../../math/curve.ts';
import { powerFp2 } from '../../math/fp2.ts';
import { mod } from '../../math/modular.ts';
import { defineFault } from '../fault.ts';
import { withPoint } from '../sakke-point.ts';

const { p } = sakkeParameterSet1;

/** The point with the smallest x above 1: as good as every point, it is not of order q. */
function somePoint(): Readonly<{ x: bigint; y: bigint }> {
  for (let x = 2n; ; x += 1n) {
    const square = { x1: mod(x ** 3n - 3n * x, p), x2: 0n };
    const y = powerFp2(square, (p + 1n) / 4n, p).x1;
    if (isOnCurve({ x, y }, p)) return { x, y };
  }
}

/** A point of the curve outside the group of order q. */
export const sakkePointOfAnotherOrder = defineFault({
  id: 'sakke-point-of-another-order',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke',
  apply: () => {
    const { x, y } = somePoint();
    return withPoint(x, y);
  },
});
