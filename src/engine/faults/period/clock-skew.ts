import * as v from 'valibot';
import { upToAYear } from '../choices.ts';
import { defineFault } from '../fault.ts';
import { timeOfSending } from '../setting.ts';

/** The clock of the receiver is out by more than the window. */
export const clockSkew = defineFault({
  id: 'clock-skew',
  clause: 'RFC 3830 §5.4',
  kind: 'period',
  reach: 'notification',
  parameters: v.strictObject({
    /** Seconds by which the difference exceeds the window of the receiver. */
    beyondSeconds: v.optional(upToAYear, 60),
    direction: v.optional(v.picklist(['fast', 'slow']), 'fast'),
  }),
  predict: () => 'timestamp',
  apply: (setting) => {
    const { beyondSeconds, direction } = setting.parameters;
    const skew = setting.scenario.clockWindowSeconds + beyondSeconds;
    const ntpSeconds = timeOfSending(setting) + (direction === 'fast' ? skew : -skew);
    return { receiver: (ue) => ({ ...ue, ntpSeconds }) };
  },
});
