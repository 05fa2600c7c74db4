import { defineFault } from '../fault.ts';
import { isHeardAcross } from '../setting.ts';

/** The notification never arrives. Who has the key and talks to who has not is not understood. */
export const notificationLost = defineFault({
  id: 'notification-lost',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'delivery',
  predict: (setting) => (isHeardAcross(setting) ? 'mki' : null),
  unnoticed: true,
  keyless: true,
  apply: () => ({ delivery: (delivery) => ({ ...delivery, fate: 'dropped' }) }),
});
