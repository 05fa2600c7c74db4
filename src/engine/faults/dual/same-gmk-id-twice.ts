import { settingsOf } from '../../model/designs/index.ts';
import { fact } from '../../model/fact.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { firstDraw } from '../first-draw.ts';
import { needsAll, needsSecondKey } from '../only-dual.ts';
import { inPair } from '../setting.ts';

const tagged = ({ scenario }: FaultPlace) =>
  settingsOf(scenario).purposeMarking === 'mkfc-tag' ? fact('fault.toldApartByTag') : null;

/** Two GMKs under one GMK-ID: the second is a duplicate once the first is stored. */
export const sameGmkIdTwice = defineFault({
  id: 'same-gmk-id-twice',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'dual',
  dependsOnHeld: true,
  steps: [1],
  excludes: (place) => needsAll(place) ?? needsSecondKey(place) ?? tagged(place),
  predict: (setting) =>
    inPair(setting) && settingsOf(setting.scenario).dualAcceptance === 'all-or-nothing'
      ? 'dual-incomplete'
      : 'duplicate-gmk-id',
  apply: ({ scenario }) => ({
    drawn: (gmks) => {
      const { gmkId } = firstDraw(scenario);
      return gmks.map((key) => (key.purpose === 'floor' ? { ...key, gmkId } : key));
    },
  }),
});
