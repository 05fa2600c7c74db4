import { settingsOf } from '../../model/designs/index.ts';
import { fact } from '../../model/fact.ts';
import { defineFault } from '../fault.ts';
import { markedForMedia } from '../marked.ts';
import { needsAll, needsSecondKey } from '../only-dual.ts';
import { inPair } from '../setting.ts';

/** The GMS marks both keys as keys for media. In two procedures nobody compares the second with the
 *  first. */
export const bothKeysForMedia = defineFault({
  id: 'both-keys-for-media',
  clause: 'Keyladder §purpose marking',
  kind: 'dual',
  dependsOnHeld: true,
  steps: [1],
  excludes: (place) => {
    if (settingsOf(place.scenario).purposeMarking === 'none') return fact('fault.unmarked');
    return needsAll(place) ?? needsSecondKey(place);
  },
  predict: (setting) => (inPair(setting) ? 'dual-incomplete' : null),
  unnoticed: true,
  apply: () => ({
    drawn: (gmks) => gmks.map((key) => (key.purpose === 'floor' ? markedForMedia(key) : key)),
  }),
});
