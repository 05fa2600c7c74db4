import { validateRsk } from '../crypto/sakke.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { certificateOf, handedTo, type KeyMaterial, ownUid } from './key-material.ts';
import { operate } from './operation.ts';

/** The RSK fits the UID and the public key of the certificate. Source: RFC 6508 §6.1.2. */
export const sakkeKeys = defineCheck({
  name: 'sakke-keys',
  phase: 'key-material',
  codes: ['key-material-sakke'],
  clauses: ['RFC 6508 §6.1.2', 'TS 33.180 Annex D'],
  reads: ['KmsKeySet.UserDecryptKey'],
  *run(subject: KeyMaterial) {
    const handed = handedTo(subject);
    if (!handed) return null;
    const { certificate, keySet } = handed;
    const { valid } = yield* operate('sakke-validate', () =>
      validateRsk({
        kmsPublicKey: certificate.pubEncKey,
        id: ownUid(handed),
        rsk: keySet.userDecryptKey,
      }),
    );
    const against = { certificate: certificateOf(certificate.kmsUri) };
    const problem = {
      code: 'key-material-sakke',
      expected: fact('keyMaterial.decryptKey', against),
      found: fact('keyMaterial.otherDecryptKey'),
    } as const;
    return { problem: valid ? null : problem };
  },
});
