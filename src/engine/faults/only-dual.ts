import type { FaultPlace } from './fault.ts';
import { inOneProcedure } from './setting.ts';

/** Why a fault of two keys in one notification does not apply. */
export const needsTwoKeysAtOnce = (place: FaultPlace): string | null =>
  inOneProcedure(place) ? null : 'it takes two keys in one notification';

/** Why a fault of the second of two keys does not apply. */
export function needsSecondKey({ scenario, at }: FaultPlace): string | null {
  if (scenario.gmkMode === 'single') return 'there is one key in this mode';
  if (scenario.gmkMode === 'dual-two-procedures' && at.procedure === 1) {
    return 'the second key comes in procedure 2';
  }
  return at.key === 'media' ? 'the second key is the one for floor control' : null;
}

/** Why a fault of what the GMS draws, or hands on, does not apply to some receivers only. */
export const needsAll = ({ to }: FaultPlace): string | null =>
  to === 'all' ? null : 'it concerns every receiver alike: choose all';
