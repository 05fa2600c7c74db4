import { keyPeriodNo } from '../mcptt/key-period.ts';
import { type KmsCertificate, ruleOf } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { type Idr, idRoles, idTypes } from '../mikey/index.ts';
import { bytesToHex, bytesToUtf8 } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import type { Problem } from './check.ts';
import { isSameIdentity } from './code-points.ts';
import { known, messageOf, type Reception } from './reception.ts';

/** The identities a message names, and what the receiver knows of their KMSs. */

/** The identity payload with one of two roles; the format check has made sure of it. */
export function idr(r: Pick<Reception, 'decoded'>, ...roles: number[]): Idr {
  return known(
    messageOf(r).idrs.find((payload) => roles.includes(payload.role)),
    `IDR ${roles.join(' or ')}`,
  );
}

export const initiatorOf = (r: Pick<Reception, 'decoded'>) => idr(r, idRoles.IDRi, idRoles.IDRuidi);
export const textOf = (payload: Idr) => bytesToUtf8(payload.idData) ?? '';

/** Whether it gives a UID in place of a URI (TS 33.180 §E.7). */
export const isHidden = ({ role }: Idr) => role >= idRoles.IDRuidi;
export const shown = (payload: Idr) =>
  isHidden(payload) ? bytesToHex(payload.idData) : textOf(payload);

/** What a check of an identity rests on. For a UID the ID type was seen in one implementation only. */
export function clauseOf(payload: Idr): Readonly<{ clause: Clause; unverified?: boolean }> {
  return isHidden(payload)
    ? { clause: 'TS 33.180 §E.7', unverified: true }
    : { clause: 'TS 33.179 §E.2' };
}

/** Whoever is named by URI is named by an identity of that type. A UID (roles 8 and 9) is seen with
 *  the types 1 and 2 (TS 33.180 §E.7). */
export function notUri<Code extends string>(code: Code, payload: Idr): Problem<Code> | null {
  const { idType, path } = payload;
  if (isHidden(payload) || idType === idTypes.uri) return null;
  const [expected, found] = [fact('identity.uri'), fact('identity.type', { type: idType })];
  return { code, path: `${path}.idType`, expected, found };
}

export type KmsRole = typeof idRoles.IDRkmsi | typeof idRoles.IDRkmsr;

/** The certificate of a KMS the payload names: one the receiver was given by its own KMS. Who does not
 *  check that takes what somebody offers it under that name, or that of its own KMS. */
export function certificateFor(r: Reception, role: KmsRole): KmsCertificate | undefined {
  const uri = textOf(idr(r, role));
  const isNamed = ({ kmsUri }: KmsCertificate) => isSameIdentity(kmsUri, uri);
  const held = r.ue.certificates.find(isNamed);
  if (held || !r.unchecked) return held;
  const { home, offered } = r.unchecked;
  return (role === idRoles.IDRkmsi ? offered.find(isNamed) : undefined) ?? home;
}

/** The certificate a signature is verified against; the check of the KMSs has made sure of it. */
export const signersCertificate = (r: Reception): KmsCertificate =>
  known(certificateFor(r, idRoles.IDRkmsi), 'KMS certificate of the signer');

/** The key period of a KMS that T lies in; negative before the first one, which has no UIDs. */
export function periodOfT(r: Reception, certificate: KmsCertificate): number {
  return keyPeriodNo(messageOf(r).t.ntpSeconds, ruleOf(certificate));
}

/** UID of an identity under a KMS for the period of T, its recipe written beside it. */
export function uidAt(r: Reception, uri: string, certificate: KmsCertificate) {
  const rule = ruleOf(certificate);
  // Before the first period there are no UIDs; who does not check the period takes the first one.
  const periodNo = Math.max(0, periodOfT(r, certificate));
  return deriveUid({ uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo });
}
