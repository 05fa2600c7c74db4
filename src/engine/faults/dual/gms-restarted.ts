import { fact } from '../../model/fact.ts';
import { runsTwice } from '../../model/plan.ts';
import { defineFault } from '../fault.ts';
import { markedForMedia } from '../marked.ts';
import { needsAll } from '../only-dual.ts';

/** The GMS restarts between two procedures and starts over: the second one brings a key for media once
 *  more, and none ever comes for floor control. */
export const gmsRestarted = defineFault({
  id: 'gms-restarted',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'dual',
  steps: [1],
  excludes: (place) => {
    const { scenario, at } = place;
    if (!runsTwice(scenario)) return fact('fault.oneProcedure');
    return at.procedure === 1 ? fact('fault.restartBeforeProcedure2') : needsAll(place);
  },
  predict: () => null,
  unnoticed: true,
  apply: () => ({
    drawn: (gmks) => gmks.map((key) => ({ ...markedForMedia(key), purpose: 'media' })),
  }),
});
