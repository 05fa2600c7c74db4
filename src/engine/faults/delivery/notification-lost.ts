import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { isHeardAcross } from '../setting.ts';

/** The notification never arrives. Who has the key and talks to who has not is not understood. */
export const notificationLost: Fault<object> = {
  id: 'notification-lost',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: (setting) => (isHeardAcross(setting) ? 'mki' : null),
  unnoticed: true,
  apply: () => ({ delivery: (delivery) => ({ ...delivery, fate: 'dropped' }) }),
};
