import type { KmsCertificate } from '../../mcptt/kms-certificate.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';

/** A UE never gets the certificate of its KMS. */
export const kmsCertificateMissing: Fault<object> = {
  id: 'kms-certificate-missing',
  clause: 'TS 33.179 Annex D',
  kind: 'identity',
  steps: [0],
  parameters: noParameters,
  excludes: uesOnly,
  predict: () => 'kms-certificate-missing',
  apply: () => ({ certificate: ofUe<KmsCertificate | null>(() => null) }),
};
