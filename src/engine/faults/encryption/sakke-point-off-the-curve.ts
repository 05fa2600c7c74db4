import { defineFault } from '../fault.ts';
import { withPoint } from '../sakke-point.ts';

/** x = 1, y = 1 does not solve the equation of the curve: 1 against −2. */
export const sakkePointOffTheCurve = defineFault({
  id: 'sakke-point-off-the-curve',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke-data',
  apply: () => withPoint(1n, 1n),
});
