import type { KmsCertificate } from '../../mcptt/kms-certificate.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';

/** A UE holds a certificate of its KMS that is revoked. */
export const kmsCertificateRevoked: Fault<object> = {
  id: 'kms-certificate-revoked',
  clause: 'TS 33.179 Annex D',
  kind: 'identity',
  steps: [0],
  parameters: noParameters,
  excludes: uesOnly,
  predict: () => 'kms',
  apply: () => ({
    certificate: ofUe<KmsCertificate | null>((given) => given && { ...given, revoked: true }),
  }),
};
