import { idRoles } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { defineCheck, type Problem } from './check.ts';
import { certificateFor, periodOfT, signersCertificate } from './identities.ts';
import { known, type Reception } from './reception.ts';
import { listOf } from './shown-facts.ts';

/** Keys of the period of T are held, and the signer's KMS has one then too. */
export const period = defineCheck({
  name: 'period',
  phase: 'payload',
  codes: ['period'],
  clauses: ['TS 33.179 §F.2.1'],
  reads: ['T.ntpSeconds'],
  mikeyError: 7,
  mark: { letter: 'P', tone: 2 },
  run(r: Reception) {
    const certificate = known(certificateFor(r, idRoles.IDRkmsr), 'own KMS certificate');
    const { kmsUri } = signersCertificate(r);
    const periodNo = periodOfT(r, certificate);
    const held = r.ue.keySets.filter((keySet) => keySet.kmsUri === certificate.kmsUri);
    const keySet = held.find((candidate) => candidate.keyPeriodNo === periodNo);
    const periods = listOf(held.map((candidate) => candidate.keyPeriodNo));
    let problem: Problem<'period'> | null = null;
    if (!keySet) {
      const expected = fact('period.keys', { periods: periodNo });
      problem = { code: 'period', expected, found: fact('period.keys', { periods }) };
    } else if (periodOfT(r, signersCertificate(r)) < 0) {
      const expected = fact('period.ofKms', { kmsUri });
      problem = { code: 'period', expected, found: fact('period.beforeFirst') };
    }
    if (keySet) r.ownKeySet = keySet;
    return {
      values: [
        { name: 'keyPeriodOfT', value: periodNo },
        { name: 'keyPeriodsHeld', value: periods },
      ],
      problem,
    };
  },
  instead(r) {
    const { kmsUri } = known(certificateFor(r, idRoles.IDRkmsr), 'own KMS certificate');
    const newest = r.ue.keySets.findLast((keySet) => keySet.kmsUri === kmsUri);
    const keySet = r.ownKeySet ?? newest;
    if (!keySet) return false;
    r.ownKeySet = keySet;
    return true;
  },
});
