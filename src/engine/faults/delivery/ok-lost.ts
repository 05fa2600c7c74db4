import { defineFault } from '../fault.ts';

/** The answer never reaches the GMS. */
export const okLost = defineFault({
  id: 'ok-lost',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'delivery',
  predict: () => null,
  unnoticed: true,
  keyless: true,
  apply: () => ({ answer: () => 'dropped' }),
});
