import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';
import { inOnePayload } from '../setting.ts';

/** The two payloads of a notification change places on the way. */
export const payloadsReordered: Fault<object> = {
  id: 'payloads-reordered',
  title: 'Payloads of a notification reordered',
  breaks: 'The two payloads of the notification change places on the way.',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: (place) => {
    if (inOnePayload(place)) return 'the two keys travel in one payload';
    return needsTwoKeysAtOnce(place) ?? (place.at.key ? 'both payloads change places' : null);
  },
  predict: () => null,
  unnoticed:
    'Each payload is signed on its own, and no signature covers the order. Where nothing marks the purpose of a key the receiver uses each for the other one.',
  apply: () => ({
    delivery: (delivery) => ({
      ...delivery,
      fate: delivery.fate === 'delivered' ? 'altered' : delivery.fate,
      payloads: delivery.payloads.toReversed(),
    }),
  }),
};
