import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The network delivers the notification twice. */
export const notificationDoubled: Fault<object> = {
  id: 'notification-doubled',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'replay',
  apply: () => ({ delivery: (delivery) => ({ ...delivery, copies: 2 }) }),
};
