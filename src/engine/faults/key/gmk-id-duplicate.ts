import { always, flipLastBit, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { storedBefore } from '../stored-key.ts';

/** The receiver holds another GMK under the same GMK-ID already. */
export const gmkIdDuplicate: Fault<object> = {
  id: 'gmk-id-duplicate',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'duplicate-gmk-id',
  apply: (setting) => storedBefore(setting, ({ gmk }) => flipLastBit(gmk)),
};
