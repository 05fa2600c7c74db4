import type { KmsCertificate } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';

/** A UE never gets the certificate of its KMS. */
export const kmsCertificateMissing = defineFault({
  id: 'kms-certificate-missing',
  clause: 'TS 33.179 Annex D',
  kind: 'identity',
  steps: [0],
  excludes: uesOnly,
  predict: () => 'kms-certificate-missing',
  apply: () => ({ certificate: ofUe<KmsCertificate | null>(() => null) }),
});
