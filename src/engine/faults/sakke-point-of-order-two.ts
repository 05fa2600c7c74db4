import { always, noParameters } from './alter.ts';
import type { Fault } from './fault.ts';
import { withPoint } from './sakke-point.ts';

/** (0, 0) lies on the curve and is its own negative. */
export const sakkePointOfOrderTwo: Fault<object> = {
  id: 'sakke-point-of-order-two',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sakke-data',
  apply: () => withPoint(0n, 0n),
};
