import { encapsulate } from '../../crypto/sakke.ts';
import type { Gmk, Recipient } from '../../entities/parties.ts';
import { keyPeriodNo } from '../../mcptt/key-period.ts';
import { ruleOf } from '../../mcptt/kms-certificate.ts';
import { deriveUid } from '../../mcptt/uid.ts';
import { defineFault } from '../fault.ts';
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
  apply: (setting) => {
    let to: Recipient | null = null;
    let keys: readonly Gmk[] = [];
    return {
      recipient: (recipient) => {
        to = recipient;
        return recipient;
      },
      gmks: (gmks) => {
        keys = gmks;
        return gmks;
      },
      sealed: (key, { purpose }) => {
        const gmk = keys.find((one) => one.purpose === purpose);
        if (!to || !gmk) return key;
        const id = nextUid(to, timeOfSending(setting));
        const kmsPublicKey = to.certificate.pubEncKey;
        const { sakkeData } = encapsulate({ ssv: gmk.gmk, id, kmsPublicKey });
        return { ...key, sakke: { ...key.sakke, sakkeData } };
      },
    };
  },
});
