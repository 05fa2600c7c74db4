import { fact } from '../../model/fact.ts';
import { runsTwice } from '../../model/plan.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The notification of the first procedure arrives behind that of the second. */
export const notificationReordered: Fault<object> = {
  id: 'notification-reordered',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 4],
  parameters: noParameters,
  excludes: ({ scenario, at }) => {
    if (!runsTwice(scenario)) return fact('fault.oneProcedure');
    return at.procedure === 2 ? fact('fault.lastNotification') : null;
  },
  predict: () => null,
  unnoticed: true,
  apply: () => ({
    delivery: (delivery) => ({
      ...delivery,
      fate: delivery.fate === 'delivered' ? 'delayed' : delivery.fate,
      held: true,
    }),
  }),
};
