import { base64 } from '@scure/base';

/** Documents of a KMS for tests, written from the values of a message bundle. Which dress: how
 *  implementations write the same values. */

type BundleText = Readonly<{
  kms: Readonly<Record<string, string | number>>;
  users: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
}>;

export type Dress = Readonly<{
  prefix?: string;
  namespace?: string;
  hex?: (text: string) => string;
  uid?: (text: string) => string;
  time?: string;
  uri?: (text: string) => string;
}>;

export const base64OfHex = (hex: string): string =>
  base64.encode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));

const identity = (text: string) => text;

/** A KmsResponse around `inside`. */
export const kmsResponse = (
  inside: string,
  { prefix = '', namespace = 'urn:3gpp:ns:mcsecKMSInterface:1.0' }: Dress = {},
): string => `<?xml version="1.0" encoding="UTF-8"?>
<${prefix}KmsResponse xmlns${prefix && `:${prefix.slice(0, -1)}`}="${namespace}"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Version="1.0.0">
  <${prefix}KmsMessage>
${inside}
  </${prefix}KmsMessage>
</${prefix}KmsResponse>
`;

/** The certificate of a bundle's KMS. */
export function certificateXml({ kms }: BundleText, dress: Dress = {}): string {
  const { prefix: p = '', hex = identity } = dress;
  return `<${p}KmsCertificate Version="1.1.0" Role="Root">
  <${p}KmsUri>${kms.uri}</${p}KmsUri>
  <${p}UserIdFormat>2</${p}UserIdFormat>
  <${p}UserKeyPeriod>${kms.key_period}</${p}UserKeyPeriod>
  <${p}UserKeyOffset>${kms.key_period_offset}</${p}UserKeyOffset>
  <${p}PubEncKey>${hex(`${kms.pub_enc_key}`)}</${p}PubEncKey>
  <${p}PubAuthKey>${hex(`${kms.pub_auth_key}`)}</${p}PubAuthKey>
</${p}KmsCertificate>`;
}

/** The key set of a user of a bundle; `content` writes the keys in place of hex. */
export function keySetXml(
  { kms, users }: BundleText,
  uri: string,
  dress: Dress = {},
  content: (tag: string, hex: string) => string = (tag, hex) =>
    `<${dress.prefix ?? ''}${tag} xsi:type="KeyContentType">${(dress.hex ?? identity)(hex)}</${dress.prefix ?? ''}${tag}>`,
): string {
  const {
    prefix: p = '',
    uid = identity,
    time = '2026-01-01T00:00:00Z',
    uri: write = identity,
  } = dress;
  const user = users[uri] ?? {};
  return `<${p}KmsKeySet Version="1.1.0">
  <${p}KmsUri>${kms.uri}</${p}KmsUri>
  <${p}UserUri>${write(uri)}</${p}UserUri>
  <${p}UserID>${uid(`${user.uid}`)}</${p}UserID>
  <${p}ValidFrom>${time}</${p}ValidFrom>
  <${p}KeyPeriodNo>${user.key_period_no}</${p}KeyPeriodNo>
  ${content('UserDecryptKey', `${user.rsk}`)}
  ${content('UserSigningKeySSK', `${user.ssk}`)}
  ${content('UserPubTokenPVT', `${user.pvt}`)}
</${p}KmsKeySet>`;
}
