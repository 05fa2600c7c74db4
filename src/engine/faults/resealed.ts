import { encapsulate } from '../crypto/sakke.ts';
import type { Gmk, Recipient } from '../entities/parties.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { ruleOf } from '../mcptt/kms-certificate.ts';
import type { UidInput } from '../mcptt/uid.ts';
import type { Alterations, FaultPlace } from './fault.ts';
import { timeOfSending } from './setting.ts';

/** The key is encapsulated to another UID, made from what the UID of its receiver is made from; everything else
 *  stays. */
export function resealed(
  place: FaultPlace,
  uidOf: (identity: UidInput) => Uint8Array,
): Alterations {
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
      const { uri, certificate } = to;
      const rule = ruleOf(certificate);
      const periodNo = keyPeriodNo(timeOfSending(place), rule);
      const id = uidOf({ uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo });
      const kmsPublicKey = certificate.pubEncKey;
      const { sakkeData } = encapsulate({ ssv: gmk.gmk, id, kmsPublicKey });
      return { ...key, sakke: { ...key.sakke, sakkeData } };
    },
  };
}
