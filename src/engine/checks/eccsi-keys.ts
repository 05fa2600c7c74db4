import { validateEccsiKeys } from '../crypto/eccsi.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { certificateOf, handedTo, type KeyMaterial, ownUid } from './key-material.ts';
import { operate } from './operation.ts';

/** (SSK, PVT) fits the UID and the KPAK of the certificate. Source: RFC 6507 §5.1.2. */
export const eccsiKeys = defineCheck({
  name: 'eccsi-keys',
  phase: 'key-material',
  codes: ['key-material-eccsi'],
  clauses: ['RFC 6507 §5.1.2', 'TS 33.180 Annex D'],
  reads: ['KmsKeySet.UserSigningKeySSK', 'KmsKeySet.UserPubTokenPVT'],
  *run(subject: KeyMaterial) {
    const handed = handedTo(subject);
    if (!handed) return null;
    const { certificate, keySet } = handed;
    const { valid } = yield* operate('eccsi-validate', () =>
      validateEccsiKeys({
        kpak: certificate.pubAuthKey,
        id: ownUid(handed),
        ssk: keySet.userSigningKeySsk,
        pvt: keySet.userPubTokenPvt,
      }),
    );
    const against = { certificate: certificateOf(certificate.kmsUri) };
    const problem = {
      code: 'key-material-eccsi',
      expected: fact('keyMaterial.signingKey', against),
      found: fact('keyMaterial.otherSigningKey'),
    } as const;
    return { problem: valid ? null : problem };
  },
});
