import type { ServerId } from '../model/actors.ts';
import { type StepNumber, serverSteps } from '../model/figure.ts';
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

/** What an MCPTT server comes to hold of a member that makes a key for it. */
export type ServerReport = Readonly<
  Pick<MemberOutcome, 'keysHeld' | 'failures'> & { server: ServerId }
>;

/** What the MCPTT servers end up with in an act, where members make keys for them. */
export function serverOutcomes(
  scenario: Scenario,
  reports: readonly ServerReport[],
): readonly MemberOutcome[] {
  const { systems, serverKey, sharesWithServer } = planOf(scenario);
  if (serverKey !== 'client') return [];
  return systems.flatMap(({ server, members }): MemberOutcome[] => {
    const own = reports.filter((report) => report.server === server?.actor);
    const keysExpected = members.filter(({ actor }) => sharesWithServer(actor)).length;
    if (!server || keysExpected === 0) return [];
    const keysHeld = own.reduce((sum, report) => sum + report.keysHeld, 0);
    const failures = own.flatMap((report) => report.failures);
    return [{ actor: server.actor, keysHeld, keysExpected, failures, unanswered: 0 }];
  });
}

/** The last event of a run. */
export function concludeRun(
  scenario: Scenario,
  members: readonly MemberOutcome[],
  packets: readonly PacketOutcome[],
  totals: Totals,
): TraceEvent {
  const { legs, systems, sharingSystems } = planOf(scenario);
  const inFigure = legs.reduce<StepNumber>(
    (step, { answer }) => (answer > step ? answer : step),
    0,
  );
  const system = sharingSystems.at(-1);
  const last = system ? serverSteps[system].answer : inFigure;
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
