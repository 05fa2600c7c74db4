import { flipLastBit } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { storedBefore } from '../stored-key.ts';

/** The receiver holds another GMK under the same GMK-ID already. */
export const gmkIdDuplicate = defineFault({
  id: 'gmk-id-duplicate',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'key',
  dependsOnHeld: true,
  predict: () => 'duplicate-gmk-id',
  apply: (setting) => storedBefore(setting, ({ gmk }) => flipLastBit(gmk)),
});
