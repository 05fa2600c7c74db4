import * as v from 'valibot';
import { always } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { timeOfSending } from '../setting.ts';

const parameters = v.strictObject({
  /** Seconds by which the difference exceeds the window of the receiver. */
  beyondSeconds: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31_536_000)),
    60,
  ),
  direction: v.optional(v.picklist(['fast', 'slow']), 'fast'),
});

/** The clock of the receiver is out by more than the window. */
export const clockSkew: Fault<v.InferOutput<typeof parameters>> = {
  id: 'clock-skew',
  clause: 'RFC 3830 §5.4',
  kind: 'period',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'timestamp',
  apply: (setting) => {
    const { beyondSeconds, direction } = setting.parameters;
    const skew = setting.scenario.clockWindowSeconds + beyondSeconds;
    const ntpSeconds = timeOfSending(setting) + (direction === 'fast' ? skew : -skew);
    return { receiver: (ue) => ({ ...ue, ntpSeconds }) };
  },
};
