import { always, noParameters } from './alter.ts';
import type { Fault } from './fault.ts';
import { withPoint } from './sakke-point.ts';

/** Both coordinates as large as their octets allow. */
export const sakkePointOutOfRange: Fault<object> = {
  id: 'sakke-point-out-of-range',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sakke-data',
  apply: () => withPoint(2n ** 1024n - 1n, 2n ** 1024n - 1n),
};
