import type { ExpectedRun, Scenario, Totals } from '../../engine/index.ts';

/** The contribution's claim in the numbers of the two runs. */

export type Claim = Readonly<{
  /** Members of the primary system, and of the partner system in a regroup. */
  members: number;
  partners: number;
  left: ClaimSide;
  right: ClaimSide;
  change: 'fewer' | 'more' | 'same';
}>;

export type ClaimSide = Readonly<{
  notifications: number;
  oks: number;
  errors: number;
  /** How often each receiver is notified: the factor of the formula. Null where the run did not go
   *  as the formula has it. */
  factor: number | null;
}>;

export function claimOf(
  scenario: Scenario,
  left: Readonly<{ totals: Totals; expected: ExpectedRun }>,
  right: Readonly<{ totals: Totals; expected: ExpectedRun }>,
): Claim {
  const regroup = scenario.procedure === 'group-regroup';
  const members = scenario.systems[0]?.members.length ?? 0;
  const partners = regroup ? (scenario.systems[1]?.members.length ?? 0) : 0;
  const receivers = members + partners + (regroup ? 1 : 0);
  const side = ({ totals, expected }: typeof left): ClaimSide => {
    const { notifications, oks, errors } = totals;
    const planned = expected.ledger.totals;
    const asPlanned = notifications === planned.notifications && oks === planned.oks;
    return { notifications, oks, errors, factor: asPlanned ? notifications / receivers : null };
  };
  const [a, b] = [left.totals.messages, right.totals.messages];
  const change = a === b ? 'same' : b < a ? 'fewer' : 'more';
  return { members, partners, left: side(left), right: side(right), change };
}
