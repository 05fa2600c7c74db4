import { defineCheck } from './check.ts';
import { certificateOf, type KeyMaterial } from './key-material.ts';
import { none } from './shown-facts.ts';

/** The certificate of the own KMS has arrived. */
export const certificate = defineCheck({
  name: 'certificate',
  phase: 'key-material',
  codes: ['kms-certificate-missing'],
  clauses: ['TS 33.179 Annex D'],
  reads: ['KmsCertificate'],
  run({ certificate: given, own }: KeyMaterial) {
    if (!own) return null;
    const expected = certificateOf(own.keySet.kmsUri);
    const problem = { code: 'kms-certificate-missing', expected, found: none } as const;
    return { problem: given ? null : problem };
  },
  instead: ({ certificate: given }) => given !== null,
});
