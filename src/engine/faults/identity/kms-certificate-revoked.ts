import type { KmsCertificate } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';

/** A UE holds a certificate of its KMS that is revoked. */
export const kmsCertificateRevoked = defineFault({
  id: 'kms-certificate-revoked',
  clause: 'TS 33.179 Annex D',
  kind: 'identity',
  steps: [0],
  excludes: uesOnly,
  predict: () => 'kms',
  apply: () => ({
    certificate: ofUe<KmsCertificate | null>((given) => given && { ...given, revoked: true }),
  }),
});
