import { fact } from '../../model/fact.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';

/** The GMS puts the two keys into the notification in the wrong order. */
export const keysSwapped: Fault<object> = {
  id: 'keys-swapped',
  clause: 'Keyladder §purpose marking',
  kind: 'dual',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: (place) =>
    needsTwoKeysAtOnce(place) ?? (place.at.key ? fact('fault.bothKeysSwapped') : null),
  predict: () => null,
  unnoticed: true,
  apply: () => ({ gmks: (gmks) => gmks.toReversed() }),
};
