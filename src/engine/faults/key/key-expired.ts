import { fact } from '../../model/fact.ts';
import { unixFromNtp } from '../../model/ntp-time.ts';
import { changeParameters } from '../alter.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { timeOfSending } from '../setting.ts';

/** An hour before every clock that accepts T. Unix seconds. */
const hourAgo = (place: FaultPlace) =>
  unixFromNtp(timeOfSending(place)) - place.scenario.clockWindowSeconds - 3600;

/** The key has expired before it is sent. */
export const keyExpired = defineFault({
  id: 'key-expired',
  clause: 'TS 33.179 §E.6.10',
  kind: 'key',
  dependsOnHeld: true,
  excludes: (place) => (hourAgo(place) <= 3600 ? fact('fault.closeTo1970') : null),
  predict: () => 'expired',
  apply: (setting) => {
    const expiryTime = hourAgo(setting);
    return changeParameters(setting, () => ({ activationTime: expiryTime - 3600, expiryTime }));
  },
});
