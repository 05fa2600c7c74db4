import { planOf } from '../../model/plan.ts';
import { defineFault } from '../fault.ts';
import { firstDraw } from '../first-draw.ts';
import { needsAll, needsSecondKey } from '../only-dual.ts';
import { inPair } from '../setting.ts';

/** The GMS sends one GMK under two GMK-IDs. In two procedures nobody compares them: only the trial of
 *  this tool, which opens packets with the other key, shows it. */
export const sameGmkTwice = defineFault({
  id: 'same-gmk-twice',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'dual',
  dependsOnHeld: true,
  steps: [1],
  excludes: (place) => needsAll(place) ?? needsSecondKey(place),
  predict: (setting) => {
    if (inPair(setting)) return 'dual-incomplete';
    const { talkers, takesFloor } = planOf(setting.scenario);
    return talkers?.some(({ actor }) => takesFloor(actor)) ? 'key-separation' : null;
  },
  unnoticed: true,
  apply: ({ scenario }) => ({
    drawn: (gmks) => {
      const { gmk } = firstDraw(scenario);
      return gmks.map((key) => (key.purpose === 'floor' ? { ...key, gmk } : key));
    },
  }),
});
