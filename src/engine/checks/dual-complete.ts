import { equalBytes } from '../model/bytes.ts';
import type { DualAcceptance } from '../model/designs/design.ts';
import { type Fact, fact } from '../model/fact.ts';
import { bringsPair } from '../model/plan.ts';
import { defineCheck } from './check.ts';
import { keyRecordOf } from './learnt-key.ts';
import type { Reception } from './reception.ts';

/** The keys of a notification that passed every check, how many did not, and how many it was to bring. */
export type Pair = Readonly<{
  good: readonly Reception[];
  refused: number;
  count: number;
  acceptance: DualAcceptance;
}>;

/** Two GMKs in one procedure: both must have arrived, be good and differ; an update of a stored key may
 *  come alone. What happens when not is left open by the contribution and chosen by `dualAcceptance`. */
export const dualComplete = defineCheck({
  name: 'dual-complete',
  phase: 'pair',
  codes: ['dual-incomplete'],
  clauses: ['Keyladder §dual acceptance'],
  orderedBy: 'own',
  ownPart: 'rule',
  reads: [],
  mark: { letter: 'B', tone: 5 },
  madeIn: bringsPair,
  run(pair: Pair) {
    const found = foundIn(pair);
    const expected = fact('pair.expected');
    return {
      path: 'notification',
      values: [{ name: 'dualAcceptance', value: acceptanceText[pair.acceptance] }],
      unverified: true,
      problem: found && { code: 'dual-incomplete', expected, found },
    };
  },
});

const acceptanceText: Readonly<Record<DualAcceptance, Fact>> = {
  'all-or-nothing': fact('pair.allOrNothing'),
  'each-on-its-own': fact('pair.eachOnItsOwn'),
};

function foundIn({ good, refused, count }: Pair): Fact | null {
  if (refused > 0) return fact('pair.refused', { refused, count });
  const [first, second] = good;
  if (!first) return fact('pair.noSecond');
  if (!second) return first.update ? null : fact('pair.noSecond');
  const [a, b] = [keyRecordOf(first), keyRecordOf(second)];
  if (equalBytes(a.gmk, b.gmk)) return fact('pair.sameGmk');
  if (a.gmkId === b.gmkId) return fact('pair.sameGmkId');
  if (a.purpose !== b.purpose) return null;
  const purpose = a.purpose === 'media' ? fact('pair.media') : fact('pair.floor');
  return fact('pair.samePurpose', { purpose });
}
