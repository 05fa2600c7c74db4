import { fact } from '../../model/fact.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';
import { inOnePayload } from '../setting.ts';

/** The two payloads of a notification change places on the way. */
export const payloadsReordered: Fault<object> = {
  id: 'payloads-reordered',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: (place) => {
    if (inOnePayload(place)) return fact('fault.onePayload');
    return needsTwoKeysAtOnce(place) ?? (place.at.key ? fact('fault.bothPayloadsSwapped') : null);
  },
  predict: () => null,
  unnoticed: true,
  apply: () => ({
    delivery: (delivery) => ({
      ...delivery,
      fate: delivery.fate === 'delivered' ? 'altered' : delivery.fate,
      payloads: delivery.payloads.toReversed(),
    }),
  }),
};
