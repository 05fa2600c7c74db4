import * as v from 'valibot';
import { fact } from '../../model/fact.ts';
import { planOf } from '../../model/plan.ts';
import { upToAYear } from '../choices.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { clockOf, timeOfSending } from '../setting.ts';

const aYear = 31_536_000;

/** Whether every KMS has a key period that far back. */
function hasPeriods(place: FaultPlace): boolean {
  const earliest = timeOfSending(place) - 4 * aYear;
  return planOf(place.scenario).systems.every(
    ({ rule }) => rule.keyPeriodOffsetSeconds <= earliest,
  );
}

/** Somebody sends a notification again that the GMS made long ago. The receiver need not have seen it:
 *  its timestamp gives it away. */
export const oldNotificationReplayed = defineFault({
  id: 'old-notification-replayed',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  parameters: v.strictObject({
    /** Age of the notification beyond the clock window. */
    seconds: v.optional(upToAYear, 3600),
  }),
  excludes: (place) => (hasPeriods(place) ? null : fact('fault.noPeriodBefore')),
  predict: () => 'timestamp',
  apply: (setting) => {
    const age = setting.scenario.clockWindowSeconds + setting.parameters.seconds;
    return {
      sender: (gms, { member }) =>
        member === undefined ? gms : { ...gms, ntpSeconds: clockOf(setting, member) - age },
    };
  },
});
