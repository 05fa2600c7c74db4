import type { NamedValue } from '../model/named-value.ts';
import { utcOfNtp } from '../model/ntp-time.ts';
import type { KeyPeriodRule } from './key-period.ts';

/** What a KMS publishes about itself. Public keys: Z_T 257 octets, KPAK 65 octets.
 *  Source: TS 33.179 Annex D. */
export type KmsCertificate = Readonly<{
  role: 'Root' | 'External';
  kmsUri: string;
  revoked: boolean;
  userIdFormat: number;
  userKeyPeriod: number;
  userKeyOffset: number;
  pubEncKey: Uint8Array;
  pubAuthKey: Uint8Array;
  parameterSet: number;
  /** The domains an External certificate is for. */
  kmsDomains?: readonly string[];
}>;

/** The key material of one identity for one key period. RSK 257, SSK 32, PVT 65 octets.
 *  Source: TS 33.179 Annex D. */
export type KmsKeySet = Readonly<{
  kmsUri: string;
  userUri: string;
  userId: Uint8Array;
  keyPeriodNo: number;
  /** First and last-plus-one NTP second of the period. */
  validFromNtp: number;
  validToNtp: number;
  userDecryptKey: Uint8Array;
  userSigningKeySsk: Uint8Array;
  userPubTokenPvt: Uint8Array;
}>;

/** The domains in the URIs of a system, each once; a `tel:` or `urn:` URI has none. Which domains a
 *  KMS lists is a choice of this tool. Source: Keyladder §KmsDomainList. */
export function domainsOf(uris: readonly string[]): readonly string[] {
  const domains = uris.flatMap((uri) => {
    const [, host] = /^(?:sips?:|mailto:|https:\/\/)(?:[^@/]*@)?([^;:/?]+)/i.exec(uri) ?? [];
    return host === undefined ? [] : [host.toLowerCase()];
  });
  return [...new Set(domains)];
}

/** The certificate's elements under the names of the schema, in its order, Role first: an attribute.
 *  Source: TS 33.179 Annex D. */
export function certificateValues(certificate: KmsCertificate): readonly NamedValue[] {
  const { kmsDomains } = certificate;
  return [
    { name: 'Role', value: certificate.role },
    { name: 'KmsUri', value: certificate.kmsUri },
    { name: 'Revoked', value: certificate.revoked },
    { name: 'UserIdFormat', value: certificate.userIdFormat },
    { name: 'UserKeyPeriod', value: certificate.userKeyPeriod },
    { name: 'UserKeyOffset', value: certificate.userKeyOffset },
    { name: 'PubEncKey', value: certificate.pubEncKey, clause: 'RFC 6508 §4' },
    { name: 'PubAuthKey', value: certificate.pubAuthKey, clause: 'RFC 6507 §3.3' },
    { name: 'ParameterSet', value: certificate.parameterSet, clause: 'RFC 6509 App. A' },
    ...(kmsDomains
      ? [{ name: 'KmsDomainList', value: kmsDomains.join(', '), unverified: true }]
      : []),
  ];
}

/** The key set's elements under the names of the schema, in its order.
 *  Source: TS 33.179 §D.3.3.2. */
export function keySetValues(keySet: KmsKeySet): readonly NamedValue[] {
  return [
    { name: 'KmsUri', value: keySet.kmsUri },
    { name: 'UserUri', value: keySet.userUri },
    { name: 'UserID', value: keySet.userId, clause: 'TS 33.179 §F.2.1' },
    { name: 'ValidFrom', value: utcOfNtp(keySet.validFromNtp) },
    { name: 'ValidTo', value: utcOfNtp(keySet.validToNtp) },
    { name: 'KeyPeriodNo', value: keySet.keyPeriodNo },
    {
      name: 'UserDecryptKey',
      value: keySet.userDecryptKey,
      secret: true,
      clause: 'RFC 6508 §6.1.1',
    },
    {
      name: 'UserSigningKeySSK',
      value: keySet.userSigningKeySsk,
      secret: true,
      clause: 'RFC 6507 §5.1.1',
    },
    { name: 'UserPubTokenPVT', value: keySet.userPubTokenPvt, clause: 'RFC 6507 §5.1.1' },
  ];
}

/** How the KMS of a certificate divides time. */
export const ruleOf = ({ userKeyPeriod, userKeyOffset }: KmsCertificate): KeyPeriodRule => ({
  keyPeriodSeconds: userKeyPeriod,
  keyPeriodOffsetSeconds: userKeyOffset,
});
