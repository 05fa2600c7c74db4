import type { Recipient } from '../../entities/parties.ts';
import { keyPeriodNo } from '../../mcptt/key-period.ts';
import { ruleOf } from '../../mcptt/kms-certificate.ts';
import { deriveUid } from '../../mcptt/uid.ts';
import { defineFault } from '../fault.ts';
import { resealed } from '../resealed.ts';
import { timeOfSending } from '../setting.ts';

/** UID of a receiver in the key period after the one of T. */
function nextUid({ uri, certificate }: Recipient, ntpSeconds: number): Uint8Array {
  const rule = ruleOf(certificate);
  const next = keyPeriodNo(ntpSeconds, rule) + 1;
  return deriveUid({ uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: next }).uid;
}

/** The GMK is encapsulated to the UID of the next key period, whatever T says. */
export const sealedForAnotherPeriod = defineFault({
  id: 'sealed-for-another-period',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  predict: () => 'sakke',
  apply: (setting) => resealed((to) => nextUid(to, timeOfSending(setting))),
});
