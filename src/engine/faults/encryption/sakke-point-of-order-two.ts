import { defineFault } from '../fault.ts';
import { withPoint } from '../sakke-point.ts';

/** (0, 0) lies on the curve and is its own negative. */
export const sakkePointOfOrderTwo = defineFault({
  id: 'sakke-point-of-order-two',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke-data',
  apply: () => withPoint(0n, 0n),
});
