import { defineFault } from '../fault.ts';
import { tooLate } from '../late.ts';

/** The notification arrives when the window has closed. */
export const notificationTooLate = defineFault({
  id: 'notification-too-late',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  predict: () => 'timestamp',
  apply: (setting) => tooLate(setting, 1),
});
