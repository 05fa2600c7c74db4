import { type Fact, fact } from '../model/fact.ts';
import type { FaultPlace } from './fault.ts';
import { inOneProcedure } from './setting.ts';

/** Why a fault of two keys in one notification does not apply. */
export const needsTwoKeysAtOnce = (place: FaultPlace): Fact | null =>
  inOneProcedure(place) ? null : fact('fault.needs-two-keys-at-once');

/** Why a fault of the second of two keys does not apply. */
export function needsSecondKey({ scenario, at }: FaultPlace): Fact | null {
  if (scenario.gmkMode === 'single') return fact('fault.one-key');
  if (scenario.gmkMode === 'dual-two-procedures' && at.procedure === 1) {
    return fact('fault.second-key-in-procedure-2');
  }
  return at.key === 'media' ? fact('fault.second-key-is-floor') : null;
}

/** Why a fault of what the GMS draws, or hands on, does not apply to some receivers only. */
export const needsAll = ({ to }: FaultPlace): Fact | null =>
  to === 'all' ? null : fact('fault.needs-all');
