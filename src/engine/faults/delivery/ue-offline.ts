import * as v from 'valibot';
import { always } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { tooLate } from '../late.ts';

const parameters = v.strictObject({
  /** Seconds, beyond the clock window, until the receiver can be reached again. */
  seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31_536_000)), 3600),
});

/** The notification waits for a receiver that cannot be reached. */
export const ueOffline: Fault<v.InferOutput<typeof parameters>> = {
  id: 'ue-offline',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'timestamp',
  apply: (setting) => tooLate(setting, setting.parameters.seconds),
};
