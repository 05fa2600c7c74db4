import { defineFault } from '../fault.ts';
import { needsSecondKey } from '../only-dual.ts';
import { inOneProcedure, inPair, isHeardAcross } from '../setting.ts';

/** The second key never comes. One notification for two keys carries the first one only, and the
 *  receiver misses the other; in two procedures that of procedure 2 is lost, and nobody misses it. */
export const secondGmkMissing = defineFault({
  id: 'second-gmk-missing',
  clause: 'Keyladder §dual acceptance',
  kind: 'dual',
  excludes: needsSecondKey,
  predict: (setting) => {
    if (inPair(setting)) return 'dual-incomplete';
    return isHeardAcross(setting) ? 'mki' : null;
  },
  unnoticed: true,
  apply: (setting) =>
    inOneProcedure(setting)
      ? { gmks: (gmks) => gmks.slice(0, 1) }
      : { delivery: (delivery) => ({ ...delivery, fate: 'dropped' }) },
});
