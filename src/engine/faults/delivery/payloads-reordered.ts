import { fact } from '../../model/fact.ts';
import { changeDelivery } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';
import { inOnePayload } from '../setting.ts';

/** The two payloads of a notification change places on the way. */
export const payloadsReordered = defineFault({
  id: 'payloads-reordered',
  clause: 'Keyladder §purpose marking',
  kind: 'delivery',
  excludes: (place) => {
    if (inOnePayload(place)) return fact('fault.onePayload');
    return needsTwoKeysAtOnce(place) ?? (place.at.key ? fact('fault.bothPayloadsSwapped') : null);
  },
  predict: () => null,
  unnoticed: true,
  apply: () => changeDelivery('altered', ({ payloads }) => ({ payloads: payloads.toReversed() })),
});
