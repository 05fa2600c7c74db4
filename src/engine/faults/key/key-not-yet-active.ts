import * as v from 'valibot';
import { changeParameters } from '../alter.ts';
import { upToAYear } from '../choices.ts';
import { defineFault } from '../fault.ts';

/** The key may be used later only. */
export const keyNotYetActive = defineFault({
  id: 'key-not-yet-active',
  clause: 'TS 33.179 §7.3.1',
  kind: 'key',
  dependsOnHeld: true,
  parameters: v.strictObject({
    /** Seconds, beyond the clock window, until the key may be used. */
    seconds: v.optional(upToAYear, 3600),
  }),
  predict: () => null,
  unnoticed: true,
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { activationTime, expiryTime } }) => {
      const delay = setting.scenario.clockWindowSeconds + setting.parameters.seconds;
      const later = (time: number) => (time === 0 ? 0 : time + delay);
      return { activationTime: activationTime + delay, expiryTime: later(expiryTime) };
    }),
});
