import { encapsulate } from '../crypto/sakke.ts';
import type { Gmk, Recipient } from '../entities/parties.ts';
import type { Alterations } from './fault.ts';

/** The key is encapsulated to another UID than that of its receiver; everything else stays. */
export function resealed(uidOf: (recipient: Recipient) => Uint8Array): Alterations {
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
      const kmsPublicKey = to.certificate.pubEncKey;
      const { sakkeData } = encapsulate({ ssv: gmk.gmk, id: uidOf(to), kmsPublicKey });
      return { ...key, sakke: { ...key.sakke, sakkeData } };
    },
  };
}
