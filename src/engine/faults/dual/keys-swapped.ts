import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsTwoKeysAtOnce } from '../only-dual.ts';

/** The GMS puts the two keys into the notification in the wrong order. */
export const keysSwapped: Fault<object> = {
  id: 'keys-swapped',
  title: 'Media and floor keys swapped',
  breaks: 'The GMS sends the key for floor control where the one for media belongs.',
  clause: 'Keyladder §purpose marking',
  kind: 'dual',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: (place) =>
    needsTwoKeysAtOnce(place) ??
    (place.at.key ? 'both keys change places, so no key is chosen' : null),
  predict: () => null,
  unnoticed:
    'Where nothing marks the purpose of a key, its place decides, and the receiver uses each key for the other purpose. Where the text or the purpose tag marks it, the order does not matter.',
  apply: () => ({ gmks: (gmks) => gmks.toReversed() }),
};
