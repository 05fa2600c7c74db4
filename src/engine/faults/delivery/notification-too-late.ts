import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { tooLate } from '../late.ts';

/** The notification arrives when the window has closed. */
export const notificationTooLate: Fault<object> = {
  id: 'notification-too-late',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'timestamp',
  apply: (setting) => tooLate(setting, 1),
};
