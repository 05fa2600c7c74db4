import { type Fact, fact } from '../model/fact.ts';
import { hasTwoKeys, planOf, runsTwice } from '../model/plan.ts';
import type { FaultPlace } from './fault.ts';
import { inOneProcedure } from './setting.ts';

/** Why a fault of two keys in one notification does not apply. */
export const needsTwoKeysAtOnce = (place: FaultPlace): Fact | null =>
  inOneProcedure(place) ? withoutFloorKey(place) : fact('fault.needsTwoKeysAtOnce');

/** Why a fault of the second of two keys does not apply. */
export function needsSecondKey(place: FaultPlace): Fact | null {
  const { scenario, at } = place;
  if (!hasTwoKeys(scenario)) return fact('fault.oneKey');
  if (runsTwice(scenario) && at.procedure === 1) {
    return fact('fault.secondKeyInProcedure2');
  }
  return at.key === 'media' ? fact('fault.secondKeyIsFloor') : withoutFloorKey(place);
}

/** Somebody it is put to is sent no key for floor control. */
function withoutFloorKey({ scenario, to }: FaultPlace): Fact | null {
  const { takesFloor } = planOf(scenario);
  const isSent = to === 'all' || to.every(takesFloor);
  return isSent ? null : fact('fault.keyNotInMessage', { key: 'floor' });
}

/** Why a fault of what the GMS draws, or hands on, does not apply to some receivers only. */
export const needsAll = ({ to }: FaultPlace): Fact | null =>
  to === 'all' ? null : fact('fault.needsAll');
