import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The answer never reaches the GMS. */
export const okLost: Fault<object> = {
  id: 'ok-lost',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => null,
  unnoticed: true,
  apply: () => ({ answer: () => 'dropped' }),
};
