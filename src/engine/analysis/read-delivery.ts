import { carriedKey, carriesTwoKeys } from '../checks/carried-key.ts';
import { isHidden, textOf } from '../checks/identities.ts';
import { decapsulate, deriveRsk, isOnSakkeCurve } from '../crypto/sakke.ts';
import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { type KmsCertificate, ruleOf } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { decodeMessage, type GroupKeyTransport, idRoles } from '../mikey/index.ts';
import { csIdOf, isDiversified } from '../model/key-kind.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Secrets } from './held-secrets.ts';
import type { Delivery } from './overheard.ts';

/** Opens a recorded payload with the secrets of a party: the RSKs it holds, or those it makes as a KMS. */

/** The key a payload was opened with; `made`: from the master secret. */
export type ReceiverKey = Readonly<{
  uri: string;
  kmsUri: string;
  keyPeriodNo: number;
  made: boolean;
}>;

/** A GMK that came out of a payload. */
export type LearntGmk = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  rand: Uint8Array;
  csId: number;
  delivery: string;
  with: ReceiverKey;
}>;

/** An RSK with the identity it is for; made when it is tried. */
type Rsk = Readonly<{ key: ReceiverKey; id: Uint8Array; rsk: () => Uint8Array }>;

/** Whom a payload is for, and when, as far as it says that in clear. */
export type Addressee = Readonly<{ kmsUri: string; keyPeriodNo: number | null }>;

/** What came of a payload; `message` null where it cannot be read. */
export type ReadDelivery = Readonly<{ learnt: readonly LearntGmk[]; addressee: Addressee | null }>;

/** Tries every RSK of a party on every key of a payload. Each decapsulation tests R, so that one which comes
 *  out is the one that was sealed. Source: RFC 6508 §6.2.2. */
export function readDelivery(
  delivery: Delivery,
  secrets: Secrets,
  certificates: readonly KmsCertificate[],
): ReadDelivery {
  const decoded = decodeMessage(delivery.octets);
  const { message } = decoded;
  if (!message) return { learnt: [], addressee: null };
  const rsks = rsksFor(message, delivery, secrets, certificates);
  const parts = carriesTwoKeys(message) ? (['first', 'second'] as const) : (['only'] as const);
  const learnt = parts.flatMap((part, place) => {
    const { keyId, sakke } = carriedKey({ decoded, part });
    const opened = openedWith(sakke.sakkeData, rsks, certificates);
    if (!opened) return [];
    const { gmk, key } = opened;
    const gmkId = isDiversified(keyId)
      ? xorUserSalt(keyId, deriveUserSalt(gmk, delivery.toUri).userSalt)
      : keyId;
    const purpose = delivery.purposes[place] ?? delivery.purposes[0] ?? 'group';
    const use = { gmkId, rand: message.rand, csId: csIdOf(purpose) };
    return [{ purpose, gmk, ...use, delivery: delivery.id, with: key }];
  });
  return { learnt, addressee: addresseeOf(message, certificates) };
}

function openedWith(
  sakkeData: Uint8Array,
  rsks: readonly Rsk[],
  certificates: readonly KmsCertificate[],
) {
  for (const { key, id, rsk } of rsks) {
    const made = rsk();
    if (!isOnSakkeCurve(made).ok) continue;
    for (const { kmsUri, pubEncKey: kmsPublicKey } of certificates) {
      if (kmsUri !== key.kmsUri || !isOnSakkeCurve(kmsPublicKey).ok) continue;
      const result = decapsulate({ sakkeData, id, rsk: made, kmsPublicKey });
      if (result.ok) return { gmk: result.ssv, key };
    }
  }
  return null;
}

const kmsOfReceiver = ({ idrs }: GroupKeyTransport) => {
  const named = idrs.find(({ role }) => role === idRoles.IDRkmsr);
  return named ? textOf(named) : '';
};

function addresseeOf(
  message: GroupKeyTransport,
  certificates: readonly KmsCertificate[],
): Addressee {
  const kmsUri = kmsOfReceiver(message);
  const certificate = certificates.find((one) => one.kmsUri === kmsUri);
  const periodNo = certificate && keyPeriodNo(message.t.ntpSeconds, ruleOf(certificate));
  return { kmsUri, keyPeriodNo: periodNo ?? null };
}

/** The RSKs a party has, and of a KMS the one of the identity that the payload names for the period of T. */
function rsksFor(
  message: GroupKeyTransport,
  { toUri }: Delivery,
  { keySets, master }: Secrets,
  certificates: readonly KmsCertificate[],
): readonly Rsk[] {
  const own = keySets.map(({ userUri: uri, kmsUri, keyPeriodNo, userId, userDecryptKey }): Rsk => {
    const key = { uri, kmsUri, keyPeriodNo, made: false };
    return { key, id: userId, rsk: () => userDecryptKey };
  });
  const certificate = certificates.find(({ kmsUri }) => kmsUri === master?.kmsUri);
  if (!master || !certificate) return own;
  const rule = ruleOf(certificate);
  const periodNo = keyPeriodNo(message.t.ntpSeconds, rule);
  if (periodNo < 0) return own;
  const named = message.idrs.find(({ role }) => role === idRoles.IDRr || role === idRoles.IDRuidr);
  const hidden = named && isHidden(named) ? named.idData : null;
  const uri = named && !hidden ? textOf(named) : toUri;
  const { kmsUri } = master;
  const id = hidden ?? deriveUid({ uri, kmsUri, ...rule, keyPeriodNo: periodNo }).uid;
  const key = { uri, kmsUri, keyPeriodNo: periodNo, made: true };
  const rsk = () => deriveRsk({ kmsMasterSecret: master.secret, id }).rsk;
  return [...own, { key, id, rsk }];
}
