import { defineFault } from '../fault.ts';
import { needsAll } from '../only-dual.ts';

/** The partner GMS gives the keys it takes over to somebody outside. */
export const partnerLeaksGmk = defineFault({
  id: 'partner-leaks-gmk',
  clause: 'pCR 33.179 §7.4.4.3',
  kind: 'partner',
  reach: 'notification',
  steps: [4],
  excludes: needsAll,
  predict: () => null,
  unnoticed: true,
  outsider: true,
  apply: () => ({ leaks: () => true }),
});
