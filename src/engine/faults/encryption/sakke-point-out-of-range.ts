import { defineFault } from '../fault.ts';
import { withPoint } from '../sakke-point.ts';

/** Both coordinates as large as their octets allow. */
export const sakkePointOutOfRange = defineFault({
  id: 'sakke-point-out-of-range',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke-data',
  apply: () => withPoint(2n ** 1024n - 1n, 2n ** 1024n - 1n),
});
