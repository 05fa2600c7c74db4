import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { Talker } from '../entities/use-of-keys.ts';
import type { SystemName } from '../model/actors.ts';
import type { Leg } from '../model/figure.ts';
import { planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Steps } from '../trace/recording.ts';
import type { KeyRecord, MemberReport } from '../trace/trace.ts';
import { addEvent, noTotals } from '../trace/trace-folds.ts';
import { closeRound } from './closing.ts';
import { concludeRun } from './conclude-run.ts';
import { bothTalk, outcomeOf } from './end-of-run.ts';
import { keyMember, openRound } from './group-key-provisioning.ts';
import { type PassedOn, passOn } from './group-regroup.ts';
import {
  type Member,
  type Parties,
  provisionMember,
  provisionServers,
  serversOf,
} from './step-zero.ts';

/** A whole run of a scenario, from step 0 to the outcome. */

type Members = Readonly<Record<SystemName, readonly Member[]>>;

/** The events of a run, in order. */
export function* runScenario(scenario: Scenario, context: RunContext): Steps<void> {
  const { rounds, talkers: pair } = planOf(scenario);
  const parties = yield* provisionServers(scenario, context);
  const members = yield* provisionMembers(scenario, context, parties);
  let totals = noTotals;
  const leaked: KeyRecord[] = [];
  const drawn: Gmk[] = [];
  for (const round of rounds) {
    for (const event of runRound(scenario, context, parties, members, round, leaked, drawn)) {
      totals = addEvent(totals, event);
      yield event;
    }
  }
  const { partnerGms } = parties;
  const all = [...members.primary, ...(partnerGms ? [partnerGms] : []), ...members.partner];
  const talkers = pair?.map(({ actor, uri }): Talker => {
    const member = all.find((one) => one.actor === actor);
    return { actor, uri, keys: member?.ue.keys ?? [], outside: member?.outside ?? [] };
  });
  const packets = talkers ? yield* bothTalk(scenario, context, talkers, leaked, drawn) : [];
  const outcomes = all.map((member) => outcomeOf(scenario, member));
  yield concludeRun(scenario, outcomes, packets, totals);
}

function* provisionMembers(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
): Steps<Members> {
  const members: { primary: Member[]; partner: Member[] } = { primary: [], partner: [] };
  for (const member of planOf(scenario).members) {
    members[member.system].push(yield* provisionMember(scenario, context, parties, member));
  }
  return members;
}

/** One run of the procedure: its notifications in their order, and what closes it. `leaked` grows with
 *  the keys that get out, `drawn` with those the GMS made. */
function* runRound(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  members: Members,
  round: Round,
  leaked: KeyRecord[],
  drawn: Gmk[],
): Steps<void> {
  let gmks = yield* openRound(scenario, context, parties.primary.gms, round);
  drawn.push(...gmks);
  let passed: Readonly<{ leg: Leg; taken: PassedOn }> | null = null;
  const report: MemberReport[] = [];
  for (const leg of planOf(scenario).legs) {
    const { system, kind } = leg.to;
    if (kind === 'gms') {
      const taken = yield* passOn(scenario, context, parties, leg, round, gmks);
      leaked.push(...taken.leaked);
      gmks = taken.gmks;
      passed = { leg, taken };
      continue;
    }
    const { gms } = serversOf(parties, system);
    for (const member of gmks.length > 0 ? members[system] : []) {
      const failures = yield* keyMember(context, leg, gms, round, gmks, member);
      if (passed && failures.length > 0) report.push({ actor: member.actor, failures });
    }
  }
  const closing = passed && closeRound(passed.leg, round, passed.taken, report);
  if (closing) yield closing;
}
