import { isGms, primaryGms } from '../../model/actors.ts';
import { type Fact, fact } from '../../model/fact.ts';
import { hasPartnerKms, planOf } from '../../model/plan.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { isFor } from '../setting.ts';

function excludes(place: FaultPlace): Fact | null {
  const { systems } = planOf(place.scenario);
  if (!hasPartnerKms(place.scenario)) return fact('fault.oneKms');
  const isGms = systems.some(({ gms }) => isFor(place, gms));
  return isGms ? null : fact('fault.forGmssOnly');
}

/** A GMS never gets the certificate of the other system's KMS. The primary one then has nothing to
 *  encrypt with; the partner one nothing to verify with. */
export const partnerKmsUnknown = defineFault({
  id: 'partner-kms-unknown',
  clause: 'pCR 33.179 §7.4.4.3',
  kind: 'partner',
  steps: [0],
  excludes,
  // Whichever GMS comes first: the primary one has nothing to encrypt with and sends nothing.
  predict: (place) => (isFor(place, primaryGms) ? 'partner-certificate-missing' : 'kms'),
  apply: () => ({
    certificate: (given, { actor }) => (given?.role === 'External' && isGms(actor) ? null : given),
  }),
});
