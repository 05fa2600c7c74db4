import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';

/** A notification that was to carry two keys carries the first one only. */
export const secondGmkMissing: Fault<object> = {
  id: 'second-gmk-missing',
  title: 'Second GMK missing',
  breaks: 'The notification that should carry two keys carries the one for media only.',
  clause: 'Keyladder §dual acceptance',
  kind: 'dual',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: needsTwoKeysAtOnce,
  predict: () => 'dual-incomplete',
  apply: () => ({ gmks: (gmks) => gmks.slice(0, 1) }),
};
