import type { KmsKeySet } from '../../mcptt/kms-certificate.ts';
import { type Fact, fact } from '../../model/fact.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';
import { clockOf, issuedBy, kmsOf, ownSystem, receiversAt } from '../setting.ts';

function excludes(place: FaultPlace): Fact | null {
  const { scenario } = place;
  const tooEarly = receiversAt(scenario, 0).some((actor) => {
    const { keyPeriodSeconds, keyPeriodOffsetSeconds } = ownSystem(scenario, actor).rule;
    return clockOf(place, actor) < keyPeriodSeconds + keyPeriodOffsetSeconds;
  });
  return uesOnly(place) ?? (tooEarly ? fact('fault.firstPeriod') : null);
}

/** A UE has not fetched its keys of this period: those it has are good, but old. */
export const keysOfLastPeriod = defineFault({
  id: 'keys-of-last-period',
  clause: 'TS 33.179 §F.2.1',
  kind: 'period',
  steps: [0],
  excludes,
  predict: () => 'period',
  apply: (setting) => ({
    keySet: ofUe<KmsKeySet>((given, actor) => {
      const { scenario } = setting;
      const kms = kmsOf(scenario, actor);
      const earlier = clockOf(setting, actor) - kms.rule.keyPeriodSeconds;
      return issuedBy(scenario, kms, given.userUri, earlier);
    }),
  }),
});
