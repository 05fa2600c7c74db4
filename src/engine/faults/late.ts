import type { Alterations, FaultPlace } from './fault.ts';
import { clockOf, timeOfSending } from './setting.ts';

/** A notification that arrives `beyond` seconds after the receiver's window for it has closed. */
export function tooLate(place: FaultPlace, beyond: number): Alterations {
  return {
    delivery: (delivery, { member }) => {
      const open = timeOfSending(place) + place.scenario.clockWindowSeconds;
      const wait = member === undefined ? 0 : Math.max(0, open - clockOf(place, member));
      return {
        ...delivery,
        fate: delivery.fate === 'delivered' ? 'delayed' : delivery.fate,
        delaySeconds: delivery.delaySeconds + wait + beyond,
      };
    },
  };
}
