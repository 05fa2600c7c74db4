import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The answer never reaches the GMS. */
export const okLost: Fault<object> = {
  id: 'ok-lost',
  title: 'OK lost',
  breaks: 'The receiver stores the key, but its answer is lost on the way to the GMS.',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => null,
  unnoticed:
    'The receiver has done everything right. The GMS can only notice that no answer comes, and cannot tell that from a lost notification; the draft gives no time for that.',
  apply: () => ({ answer: () => 'dropped' }),
};
