import { describe, expect, it } from 'vitest';
import {
  certificateValues,
  domainsOf,
  type KmsCertificate,
  keySetValues,
} from './kms-certificate.ts';

const certificate: KmsCertificate = {
  role: 'Root',
  kmsUri: 'kms.example.org',
  revoked: false,
  userIdFormat: 2,
  userKeyPeriod: 2_592_000,
  userKeyOffset: 0,
  pubEncKey: new Uint8Array(257),
  pubAuthKey: new Uint8Array(65),
  parameterSet: 1,
};

describe('the elements of KMS documents', () => {
  it('[TS 33.179 Annex D] a certificate has them in the order of the schema', () => {
    // Role is an attribute. CertUri, Issuer, ValidFrom and ValidTo may be left out, and are.
    const root = certificateValues(certificate).map(({ name }) => name);
    expect(root).toEqual([
      'Role',
      'KmsUri',
      'Revoked',
      'UserIdFormat',
      'UserKeyPeriod',
      'UserKeyOffset',
      'PubEncKey',
      'PubAuthKey',
      'ParameterSet',
    ]);
    const kmsDomains = ['example.org', 'fire.example.org'];
    const external = certificateValues({ ...certificate, role: 'External', kmsDomains });
    expect(external.map(({ name }) => name)).toEqual([...root, 'KmsDomainList']);
    expect(external.at(-1)).toMatchObject({
      value: 'example.org, fire.example.org',
      unverified: true,
    });
  });

  it('[TS 33.179 §D.3.3.2] a key set has them in the order of the schema', () => {
    // CertUri, Issuer and Revoked may be left out, and are.
    const names = keySetValues({
      kmsUri: 'kms.example.org',
      userUri: 'sip:alice@example.org',
      userId: new Uint8Array(32),
      keyPeriodNo: 1534,
      validFromNtp: 1534 * 2_592_000,
      validToNtp: 1535 * 2_592_000,
      userDecryptKey: new Uint8Array(257),
      userSigningKeySsk: new Uint8Array(32),
      userPubTokenPvt: new Uint8Array(65),
    }).map(({ name }) => name);
    expect(names).toEqual([
      'KmsUri',
      'UserUri',
      'UserID',
      'ValidFrom',
      'ValidTo',
      'KeyPeriodNo',
      'UserDecryptKey',
      'UserSigningKeySSK',
      'UserPubTokenPVT',
    ]);
  });

  it('[Keyladder §KmsDomainList] the domains of a system are those of its URIs, each once', () => {
    const uris = [
      'sip:gms@Example.org;transport=tls',
      'sip:alice@example.org',
      'sips:bob@fire.example.org:5061',
      'tel:+15550100',
      'https://gms.example.net/path',
      'urn:uuid:0',
    ];
    expect(domainsOf(uris)).toEqual(['example.org', 'fire.example.org', 'gms.example.net']);
  });
});
