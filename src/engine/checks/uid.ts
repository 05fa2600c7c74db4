import { equalBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { certificateOf, handedTo, type KeyMaterial, ownUid } from './key-material.ts';

/** The UserID of the key set is the receiver's own UID under the certificate. */
export const uid = defineCheck({
  name: 'uid',
  phase: 'key-material',
  codes: ['key-material-uid'],
  clauses: ['TS 33.179 §F.2.1'],
  reads: ['KmsKeySet.UserID'],
  run(subject: KeyMaterial) {
    const handed = handedTo(subject);
    if (!handed) return null;
    const { userUri, certificate, keySet } = handed;
    const problem = {
      code: 'key-material-uid',
      expected: fact('keyMaterial.uid', {
        userUri,
        certificate: certificateOf(certificate.kmsUri),
      }),
      found: fact('keyMaterial.otherUid'),
    } as const;
    return { problem: equalBytes(ownUid(handed), keySet.userId) ? null : problem };
  },
});
