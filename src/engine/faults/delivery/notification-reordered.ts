import { fact } from '../../model/fact.ts';
import { runsTwice } from '../../model/plan.ts';
import { changeDelivery } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The notification of the first procedure arrives behind that of the second. */
export const notificationReordered = defineFault({
  id: 'notification-reordered',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  steps: [1, 4],
  excludes: ({ scenario, at }) => {
    if (!runsTwice(scenario)) return fact('fault.oneProcedure');
    return at.procedure === 2 ? fact('fault.lastNotification') : null;
  },
  predict: () => null,
  unnoticed: true,
  apply: () => changeDelivery('delayed', () => ({ held: true })),
});
