import { keyPeriodNo, keyPeriodSpan } from '../../mcptt/key-period.ts';
import { type Fact, fact } from '../../model/fact.ts';
import { planOf, systemIn } from '../../model/plan.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { issuedBy, kmsOf, receivingSystem, timeOfSending, uriOf } from '../setting.ts';

/** First second of the next key period of the receivers' KMS. NTP seconds. */
function boundaryOf(place: FaultPlace): number {
  const { scenario, at } = place;
  const { rule } = kmsOf(scenario, receivingSystem(at.step));
  return keyPeriodSpan(keyPeriodNo(timeOfSending(place), rule), rule).endNtp;
}

function excludes(place: FaultPlace): Fact | null {
  const { scenario, at } = place;
  const { rule } = systemIn(planOf(scenario), receivingSystem(at.step));
  const end = keyPeriodSpan(keyPeriodNo(timeOfSending(place), rule), rule).endNtp;
  if (end + rule.keyPeriodSeconds >= 2 ** 32) return fact('fault.periodBeyondEra');
  return scenario.clockWindowSeconds === 0 ? fact('fault.noClockWindow') : null;
}

/** T is the last second of a key period; the message arrives in the first second of the next one, and
 *  the receiver has dropped the keys of the old one. Both clocks are put to that boundary. */
export const keyPeriodBoundary = defineFault({
  id: 'key-period-boundary',
  clause: 'TS 33.179 §F.2.1',
  kind: 'period',
  reach: 'notification',
  excludes,
  predict: () => 'period',
  apply: (setting) => {
    const { scenario } = setting;
    const boundary = boundaryOf(setting);
    return {
      sender: (gms) => ({ ...gms, ntpSeconds: boundary - 1 }),
      receiver: (ue, { actor }) => {
        const kms = kmsOf(scenario, actor);
        const keySet = issuedBy(scenario, kms, uriOf(scenario, actor), boundary);
        return { ...ue, ntpSeconds: boundary, keySets: [keySet] };
      },
    };
  },
});
