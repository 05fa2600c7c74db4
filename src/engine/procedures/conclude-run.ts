import type { StepNumber } from '../model/figure.ts';
import { lastRound, planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventBase, type Scope } from '../trace/recording.ts';
import type { MemberOutcome, PacketOutcome, Totals, TraceEvent } from '../trace/trace.ts';

/** How a run ends. It takes no calculation, so that whoever puts the parts of a run in order needs none
 *  of the cryptography. */

/** What belongs to no single round comes after the last one, with ids that begin like the first's. */
export function wholeRun(scenario: Scenario): Pick<Round, 'prefix' | 'procedure'> {
  const plan = planOf(scenario);
  return { prefix: plan.rounds[0].prefix, procedure: lastRound(plan).procedure };
}

/** The last event of a run. */
export function concludeRun(
  scenario: Scenario,
  members: readonly MemberOutcome[],
  packets: readonly PacketOutcome[],
  totals: Totals,
): TraceEvent {
  const { legs, systems } = planOf(scenario);
  const last = legs.reduce<StepNumber>((step, { answer }) => (answer > step ? answer : step), 0);
  const scope: Scope = { ...wholeRun(scenario), step: last, actor: systems[0].gms };
  const isKeyed = (member: MemberOutcome) =>
    member.keysHeld === member.keysExpected &&
    member.failures.length === 0 &&
    member.unanswered === 0;
  return Object.freeze({
    ...eventBase(scope, 'outcome'),
    kind: 'outcome' as const,
    ok: members.every(isKeyed) && packets.every((packet) => packet.opened),
    members,
    packets,
    totals,
  });
}
