import { fact } from '../model/fact.ts';
import { hasPartnerKms } from '../model/plan.ts';
import { defineCheck } from './check.ts';
import type { KeyMaterial } from './key-material.ts';
import { none } from './shown-facts.ts';

/** A GMS holds the certificate of the other system's KMS, that it is to encrypt with. */
export const partnerCertificate = defineCheck({
  name: 'partner-certificate',
  phase: 'key-material',
  codes: ['partner-certificate-missing'],
  clauses: ['pCR 33.179 §7.4.4.3'],
  orderedBy: 'contribution',
  reads: ['KmsCertificate'],
  madeIn: hasPartnerKms,
  run({ certificate, own }: KeyMaterial) {
    if (own) return null;
    const expected = fact('keyMaterial.partnerCertificate');
    const problem = { code: 'partner-certificate-missing', expected, found: none } as const;
    return { problem: certificate ? null : problem };
  },
  instead: ({ certificate }) => certificate !== null,
});
