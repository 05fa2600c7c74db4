import { defineFault } from '../fault.ts';

/** The network delivers the notification twice. */
export const notificationDoubled = defineFault({
  id: 'notification-doubled',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  predict: () => 'replay',
  apply: () => ({ delivery: (delivery) => ({ ...delivery, copies: 2 }) }),
});
