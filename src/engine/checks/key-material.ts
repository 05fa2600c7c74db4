import { type KmsCertificate, type KmsKeySet, ruleOf } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { type Fact, fact } from '../model/fact.ts';
import { known } from './reception.ts';

/** What an identity is handed in step 0, before there is any payload; what does not fit is not
 *  installed. `certificate` is null where it did not arrive. Of the KMS of another system there is the
 *  certificate only. */
export type KeyMaterial = Readonly<{
  certificate: KmsCertificate | null;
  own: Readonly<{ keySet: KmsKeySet; userUri: string }> | null;
}>;

/** The certificate, and the key set to be held against it; null where there is no key set. */
export function handedTo({ certificate, own }: KeyMaterial) {
  return own && { ...own, certificate: known(certificate ?? undefined, 'KMS certificate') };
}

type Handed = NonNullable<ReturnType<typeof handedTo>>;

/** The UID of the receiver under the certificate, in the period of the key set. */
export function ownUid({ certificate, keySet, userUri }: Handed): Uint8Array {
  const { kmsUri } = certificate;
  const { keyPeriodNo } = keySet;
  return deriveUid({ uri: userUri, kmsUri, ...ruleOf(certificate), keyPeriodNo }).uid;
}

export const certificateOf = (kmsUri: string): Fact => fact('keyMaterial.certificate', { kmsUri });
