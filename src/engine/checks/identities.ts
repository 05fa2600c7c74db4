import { keyPeriodNo } from '../mcptt/key-period.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { Idr } from '../mikey/index.ts';
import { bytesToHex, bytesToUtf8 } from '../model/bytes.ts';
import { isSameIdentity } from './code-points.ts';
import { known, messageOf, type Reception } from './reception.ts';

/** The identities a message names, and what the receiver knows of their KMSs. */

/** The identity payload with one of two roles; the format check has made sure of it. */
export function idr(r: Reception, ...roles: number[]): Idr {
  return known(
    messageOf(r).idrs.find((payload) => roles.includes(payload.role)),
    `IDR ${roles.join(' or ')}`,
  );
}

export const initiatorOf = (r: Reception) => idr(r, 1, 8);
export const textOf = (payload: Idr) => bytesToUtf8(payload.idData) ?? '';
export const shown = (payload: Idr) =>
  payload.role >= 8 ? bytesToHex(payload.idData) : textOf(payload);

export function certificateFor(r: Reception, role: 6 | 7): KmsCertificate | undefined {
  const uri = textOf(idr(r, role));
  return r.ue.certificates.find((certificate) => isSameIdentity(certificate.kmsUri, uri));
}

const ruleOf = (certificate: KmsCertificate) => ({
  keyPeriodSeconds: certificate.userKeyPeriod,
  keyPeriodOffsetSeconds: certificate.userKeyOffset,
});

/** The key period of a KMS that T lies in; negative before the first one, which has no UIDs. */
export function periodOfT(r: Reception, certificate: KmsCertificate): number {
  return keyPeriodNo(messageOf(r).t.ntpSeconds, ruleOf(certificate));
}

/** UID of an identity under a KMS for the period of T, its recipe written beside it. */
export function uidAt(r: Reception, uri: string, certificate: KmsCertificate) {
  const rule = ruleOf(certificate);
  const periodNo = periodOfT(r, certificate);
  return deriveUid({ uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo });
}
