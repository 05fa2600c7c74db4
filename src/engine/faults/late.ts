import { changeDelivery } from './alter.ts';
import type { Alterations, FaultPlace } from './fault.ts';
import { clockOf, timeOfSending } from './setting.ts';

/** A notification that arrives `beyond` seconds after the receiver's window for it has closed. */
export function tooLate(place: FaultPlace, beyond: number): Alterations {
  return changeDelivery('delayed', ({ delaySeconds }, { member }) => {
    const open = timeOfSending(place) + place.scenario.clockWindowSeconds;
    const wait = member === undefined ? 0 : Math.max(0, open - clockOf(place, member));
    return { delaySeconds: delaySeconds + wait + beyond };
  });
}
