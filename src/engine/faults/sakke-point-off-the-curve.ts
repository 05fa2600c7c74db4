import { always, noParameters } from './alter.ts';
import type { Fault } from './fault.ts';
import { withPoint } from './sakke-point.ts';

/** x = 1, y = 1 does not solve the equation of the curve: 1 against −2. */
export const sakkePointOffTheCurve: Fault<object> = {
  id: 'sakke-point-off-the-curve',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sakke-data',
  apply: () => withPoint(1n, 1n),
};
