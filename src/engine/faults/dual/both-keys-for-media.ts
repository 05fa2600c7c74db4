import { fact } from '../../model/fact.ts';
import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { markedForMedia } from '../marked.ts';
import { needsAll, needsSecondKey } from '../only-dual.ts';
import { inOneProcedure } from '../setting.ts';

/** The GMS marks both keys as keys for media. In two procedures nobody compares the second with the
 *  first. */
export const bothKeysForMedia: Fault<object> = {
  id: 'both-keys-for-media',
  clause: 'Keyladder §purpose marking',
  kind: 'dual',
  steps: [1],
  parameters: noParameters,
  excludes: (place) => {
    if (place.scenario.purposeMarking === 'none') return fact('fault.unmarked');
    return needsAll(place) ?? needsSecondKey(place);
  },
  predict: (setting) => (inOneProcedure(setting) ? 'dual-incomplete' : null),
  unnoticed: true,
  apply: () => ({
    drawn: (gmks) => gmks.map((key) => (key.purpose === 'floor' ? markedForMedia(key) : key)),
  }),
};
