import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { bytesToHex } from '../model/bytes.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import type { Clause } from '../model/sources.ts';
import { hostOf } from '../model/uris.ts';
import { escaped } from './documents.ts';
import { composeTextMessage } from './text-message.ts';

/** How the keys of step 0 come from a KMS: a request by HTTP POST and its answer. Elements and their order
 *  are those of the schema; signing and wrapping under a transport key, which Annex D has on top of TLS,
 *  are left out. Source: TS 33.179 Annex D. */

export type KmsMessage = Readonly<{ clause: Clause; text: string }>;

/** What a KMS hands out, to whom and when (as XML writes a time). */
export type KmsDelivery = Readonly<{
  kmsUri: string;
  userUri: string;
  time: string;
  certificate?: KmsCertificate;
  keySet?: KmsKeySet;
}>;

const namespace = 'urn:3gpp:ns:mcsecKMSInterface:1.0';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const element = (name: string, text: string | number | boolean, attributes = '') =>
  `<${name}${attributes}>${escaped(String(text))}</${name}>`;
const lines = (...parts: readonly (readonly string[])[]) => `${parts.flat().join('\n')}\n`;

/** The request for a delivery, and what the KMS answers. */
export function kmsMessages(delivery: KmsDelivery): readonly [KmsMessage, KmsMessage] {
  const path = `/keymanagement/identity/v1/${resourceOf(delivery)}`;
  const host = hostOf(delivery.kmsUri);
  const about = aboutOf(delivery, `https://${host}${path}`);
  const request = lines([declaration, `<KmsRequest xmlns="${namespace}" Version="1.1.0">`], about, [
    '</KmsRequest>',
  ]);
  const response = lines(
    [declaration, `<KmsResponse xmlns="${namespace}"`],
    ['  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Version="1.0.0">'],
    about,
    ['<KmsMessage>', ...contentOf(delivery), '</KmsMessage>', '</KmsResponse>'],
  );
  const xml = 'Content-Type: application/xml';
  return [
    {
      clause: 'TS 33.179 §D.2',
      text: composeTextMessage(`POST ${path} HTTP/1.1`, [`Host: ${host}`, xml], request),
    },
    { clause: 'TS 33.179 §D.3', text: composeTextMessage('HTTP/1.1 200 OK', [xml], response) },
  ];
}

function resourceOf({ keySet, certificate }: KmsDelivery): string {
  if (keySet) return 'keyprov';
  return certificate?.role === 'External' ? 'certcache' : 'init';
}

const aboutOf = ({ userUri, kmsUri, time }: KmsDelivery, url: string) => [
  element('UserUri', userUri),
  element('KmsUri', kmsUri),
  element('Time', time),
  element('ClientReqUrl', url),
];

function contentOf({ keySet, certificate }: KmsDelivery): readonly string[] {
  if (keySet) return ['<KmsKeyProv Version="1.0.0">', ...keySetLines(keySet), '</KmsKeyProv>'];
  if (!certificate) return [];
  const tag = certificate.role === 'External' ? 'KmsCertCache' : 'KmsInit';
  return [`<${tag} Version="1.0.0">`, ...certificateLines(certificate), `</${tag}>`];
}

function certificateLines(certificate: KmsCertificate): readonly string[] {
  const { role, kmsDomains } = certificate;
  return [
    `<KmsCertificate Version="1.1.0" Role="${role}">`,
    element('KmsUri', certificate.kmsUri),
    element('Revoked', certificate.revoked),
    element('UserIdFormat', certificate.userIdFormat),
    element('UserKeyPeriod', certificate.userKeyPeriod),
    element('UserKeyOffset', certificate.userKeyOffset),
    element('PubEncKey', hex(certificate.pubEncKey)),
    element('PubAuthKey', hex(certificate.pubAuthKey)),
    element('ParameterSet', certificate.parameterSet),
    ...(kmsDomains?.length
      ? [
          '<KmsDomainList>',
          ...kmsDomains.map((domain) => element('KmsDomain', domain)),
          '</KmsDomainList>',
        ]
      : []),
    '</KmsCertificate>',
  ];
}

const key = (name: string, octets: Uint8Array) =>
  element(name, hex(octets), ' xsi:type="KeyContentType"');

const keySetLines = (keySet: KmsKeySet): readonly string[] => [
  '<KmsKeySet Version="1.1.0">',
  element('KmsUri', keySet.kmsUri),
  element('UserUri', keySet.userUri),
  element('UserID', hex(keySet.userId)),
  element('ValidFrom', timeOf(keySet.validFromNtp)),
  element('ValidTo', timeOf(keySet.validToNtp)),
  element('KeyPeriodNo', keySet.keyPeriodNo),
  key('UserDecryptKey', keySet.userDecryptKey),
  key('UserSigningKeySSK', keySet.userSigningKeySsk),
  key('UserPubTokenPVT', keySet.userPubTokenPvt),
  '</KmsKeySet>',
];

const hex = (octets: Uint8Array) => bytesToHex(octets).toUpperCase();

/** A time as XML writes it, to the second. */
const timeOf = (ntpSeconds: number) =>
  new Date(1000 * unixFromNtp(ntpSeconds)).toISOString().replace('.000Z', 'Z');
