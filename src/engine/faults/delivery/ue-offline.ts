import * as v from 'valibot';
import { upToAYear } from '../choices.ts';
import { defineFault } from '../fault.ts';
import { tooLate } from '../late.ts';

/** The notification waits for a receiver that cannot be reached. */
export const ueOffline = defineFault({
  id: 'ue-offline',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  parameters: v.strictObject({
    /** Seconds, beyond the clock window, until the receiver can be reached again. */
    seconds: v.optional(upToAYear, 3600),
  }),
  predict: () => 'timestamp',
  apply: (setting) => tooLate(setting, setting.parameters.seconds),
});
