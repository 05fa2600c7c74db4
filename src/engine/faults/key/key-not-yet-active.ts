import * as v from 'valibot';
import { always, changeParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

const parameters = v.strictObject({
  /** Seconds, beyond the clock window, until the key may be used. */
  seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31_536_000)), 3600),
});

/** The key may be used later only. */
export const keyNotYetActive: Fault<v.InferOutput<typeof parameters>> = {
  id: 'key-not-yet-active',
  clause: 'TS 33.179 §7.3.1',
  kind: 'key',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => null,
  unnoticed: true,
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { activationTime, expiryTime } }) => {
      const delay = setting.scenario.clockWindowSeconds + setting.parameters.seconds;
      const later = (time: number) => (time === 0 ? 0 : time + delay);
      return { activationTime: activationTime + delay, expiryTime: later(expiryTime) };
    }),
};
