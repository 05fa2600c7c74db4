import { deriveUid } from '../../mcptt/uid.ts';
import { defineFault } from '../fault.ts';
import { resealed } from '../resealed.ts';

/** The GMK is encapsulated to the UID of the key period after the one of T. */
export const sealedForAnotherPeriod = defineFault({
  id: 'sealed-for-another-period',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke',
  apply: (setting) =>
    resealed(
      setting,
      (identity) => deriveUid({ ...identity, keyPeriodNo: identity.keyPeriodNo + 1 }).uid,
    ),
});
