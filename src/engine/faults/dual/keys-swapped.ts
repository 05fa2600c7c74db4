import { fact } from '../../model/fact.ts';
import { defineFault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';

/** The GMS puts the two keys into the notification in the wrong order. */
export const keysSwapped = defineFault({
  id: 'keys-swapped',
  clause: 'Keyladder §purpose marking',
  kind: 'dual',
  reach: 'notification',
  excludes: (place) =>
    needsTwoKeysAtOnce(place) ?? (place.at.key ? fact('fault.bothKeysSwapped') : null),
  predict: () => null,
  unnoticed: true,
  apply: () => ({ gmks: (gmks) => gmks.toReversed() }),
});
