import { talkersOf } from '../model/scenario-rules.ts';
import { noParameters } from './alter.ts';
import type { Fault } from './fault.ts';
import { firstDraw } from './first-draw.ts';
import { needsAll, needsSecondKey } from './only-dual.ts';
import { inOneProcedure } from './setting.ts';

/** The GMS sends one GMK under two GMK-IDs. In two procedures nobody compares them: only the trial of
 *  this tool, which opens packets with the other key, shows it. */
export const sameGmkTwice: Fault<object> = {
  id: 'same-gmk-twice',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'dual',
  steps: [1],
  parameters: noParameters,
  excludes: (place) => needsAll(place) ?? needsSecondKey(place),
  predict: (setting) => {
    if (inOneProcedure(setting)) return 'dual-incomplete';
    return talkersOf(setting.scenario) ? 'key-separation' : null;
  },
  unnoticed: true,
  apply: ({ scenario }) => ({
    drawn: (gmks) => {
      const { gmk } = firstDraw(scenario);
      return gmks.map((key) => (key.purpose === 'floor' ? { ...key, gmk } : key));
    },
  }),
};
