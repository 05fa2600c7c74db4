import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The notification of the first procedure arrives behind that of the second. */
export const notificationReordered: Fault<object> = {
  id: 'notification-reordered',
  title: 'Notifications reordered',
  breaks: 'The notification of procedure 1 arrives behind that of procedure 2.',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 4],
  parameters: noParameters,
  excludes: ({ scenario, at }) => {
    if (scenario.gmkMode !== 'dual-two-procedures') return 'there is one procedure in this mode';
    return at.procedure === 2 ? 'no notification comes behind that of procedure 2' : null;
  },
  predict: () => null,
  unnoticed:
    'Both notifications are good and inside the window, and nothing numbers them. Where nothing marks the purpose of a key the receiver uses each for the other one.',
  apply: () => ({
    delivery: (delivery) => ({
      ...delivery,
      fate: delivery.fate === 'delivered' ? 'delayed' : delivery.fate,
      held: true,
    }),
  }),
};
