import {
  carrierMessageCount,
  type ExpectedRun,
  type Harm,
  isNoAct,
  type Ledger,
  planOf,
  receiversOn,
  type Scenario,
} from '../../engine/index.ts';

/** The contribution's claim in the numbers of the two runs. */

export type Claim = Readonly<{
  /** Members of the primary system, and of the partner system in a regroup. */
  members: number;
  partners: number;
  left: ClaimSide;
  right: ClaimSide;
  verdict: Verdict;
}>;

/** Whether the right design has fewer messages of the figure. Nothing is said of that where a side
 *  stored no key or its run went another way than planned: what did not happen is no saving. `noAct`: the act
 *  is about a key that no GMS has in one of the designs. */
export type Verdict =
  | 'fewer'
  | 'more'
  | 'same'
  | 'nothingLeft'
  | 'nothingRight'
  | 'nothing'
  | 'notAsPlanned'
  | 'noAct';

export type ClaimSide = Readonly<{
  notifications: number;
  oks: number;
  errors: number;
  /** Messages with a key between a UE and its MCPTT server. */
  withServer: number;
  carrierMessages: number;
  keysStored: number;
  keysPlanned: number;
  /** How often each receiver is notified: the factor of the formula. Null where the run did not go
   *  as the formula has it. */
  factor: number | null;
}>;

/** `harms`: a run that did harm, such as a packet that does not open, has saved nothing. */
type Side = Readonly<{
  scenario: Scenario;
  ledger: Ledger;
  expected: ExpectedRun;
  harms: readonly Harm[];
}>;

export function claimOf(scenario: Scenario, left: Side, right: Side): Claim {
  const plan = planOf(scenario);
  const [members = 0, partners = 0] = plan.systems.map((system) => system.members.length);
  const receivers = plan.legs.flatMap((leg) => receiversOn(plan, leg)).length;
  const sides = [sideOf(left, receivers), sideOf(right, receivers)] as const;
  const messages = [inFigure(left.ledger), inFigure(right.ledger)] as const;
  return {
    members,
    partners,
    left: sides[0],
    right: sides[1],
    verdict: [left, right].some((side) => isNoAct(side.scenario))
      ? 'noAct'
      : verdictOf(sides, messages),
  };
}

/** The messages that the figure draws: none of those with an MCPTT server. */
export const inFigure = ({
  totals: { notifications, oks, errors },
  answersWithServer: other,
}: Pick<Ledger, 'totals' | 'answersWithServer'>): number =>
  notifications + oks + errors - other.oks - other.errors;

function sideOf({ ledger, expected, harms }: Side, receivers: number): ClaimSide {
  const { messages, notifications, oks, errors, keysStored } = ledger.totals;
  const planned = expected.ledger.totals;
  const asPlanned =
    notifications === planned.notifications &&
    oks === planned.oks &&
    errors === 0 &&
    harms.length === 0 &&
    keysStored === planned.keysStored;
  return {
    notifications,
    oks,
    errors,
    withServer: messages - notifications - oks - errors,
    carrierMessages: carrierMessageCount(ledger.carrier),
    keysStored,
    keysPlanned: planned.keysStored,
    factor: asPlanned ? notifications / receivers : null,
  };
}

function verdictOf(
  [left, right]: readonly [ClaimSide, ClaimSide],
  [onLeft, onRight]: readonly [number, number],
): Verdict {
  if (left.keysStored === 0) return right.keysStored === 0 ? 'nothing' : 'nothingLeft';
  if (right.keysStored === 0) return 'nothingRight';
  if (left.factor === null || right.factor === null) return 'notAsPlanned';
  if (onLeft === onRight) return 'same';
  return onRight < onLeft ? 'fewer' : 'more';
}
