import { createNonceLog } from '../crypto/nonce-log.ts';
import type { SendingKey } from '../entities/packet-sender.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import { type Talker, runUseOfKeys as talk } from '../entities/use-of-keys.ts';
import { deriveGroupSrtpKeys, groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import type { SystemName } from '../model/actors.ts';
import type { Leg, StepNumber } from '../model/figure.ts';
import { lastRound, planOf, type Round } from '../model/plan.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { compute, eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type {
  KeyRecord,
  MemberOutcome,
  MemberReport,
  PacketOutcome,
  Totals,
  TraceEvent,
} from '../trace/trace.ts';
import { earlierRun } from '../trace/trace.ts';
import { addEvent, noTotals } from '../trace/trace-folds.ts';
import { keyMember, openRound } from './group-key-provisioning.ts';
import { closeRound, type PassedOn, passOn } from './group-regroup.ts';
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
    const keys = all.find((member) => member.actor === actor)?.ue.keys ?? [];
    return { actor, uri, keys };
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

/** The use of the keys: each of the two talks to the other; somebody outside listens who holds keys
 *  that leaked. */
export function* bothTalk(
  scenario: Scenario,
  context: RunContext,
  talkers: readonly Talker[],
  leaked: readonly KeyRecord[] = [],
  gmks: readonly Gmk[] = [],
): Steps<readonly PacketOutcome[]> {
  const [one, other] = talkers;
  if (!one || !other) return [];
  const { prefix, procedure } = wholeRun(scenario);
  const scope = (actor: Talker['actor']): Scope => ({
    prefix,
    procedure,
    step: 'use',
    actor,
    member: actor,
  });
  const { temporary } = planOf(scenario).group;
  const shared = { used: createNonceLog(), leaked, temporary };
  const key = yield* mkfcOfServer(context, scope(one.actor), gmks);
  const server = (grantedParty: string, sent: number) =>
    key ? { actor: 'gms' as const, key, grantedParty, sent } : null;
  const first = { ...shared, server: server(one.uri, 0) };
  const there = yield* talk(context, scope(one.actor), one, other, first);
  const second = { ...shared, server: server(other.uri, 1) };
  const back = yield* talk(context, scope(other.actor), other, one, second);
  return [...there, ...back];
}

/** The SRTP keys of the one server that sends under an MKFC, that of the primary system; its GMS stands
 *  for it. Null where no key of the run is an MKFC. Source: TS 33.179 §7.6.1, TS 24.380 §13.1. */
function* mkfcOfServer(
  context: RunContext,
  scope: Scope,
  gmks: readonly Gmk[],
): Steps<SendingKey | null> {
  const mkfc = gmks.find(({ gmkId }) => purposeTag(gmkId) === mkfcTag);
  if (!mkfc) return null;
  const { purpose, gmk, gmkId, rand } = mkfc;
  const atServer: Scope = { ...scope, actor: 'gms', member: 'gms', purpose };
  const input = { gmk, gmkId, gukId: gmkId, rand, csId: groupCallCsId };
  const { keys } = yield* compute(context, atServer, 'srtp-keys', () => deriveGroupSrtpKeys(input));
  return { purpose, gmk, gmkId, rand, srtp: keys };
}

/** What belongs to no single round comes after the last one, with ids that begin like the first's. */
function wholeRun(scenario: Scenario): Pick<Round, 'prefix' | 'procedure'> {
  const plan = planOf(scenario);
  return { prefix: plan.rounds[0].prefix, procedure: lastRound(plan).procedure };
}

/** What a receiver ends up with. */
export function outcomeOf(
  scenario: Scenario,
  { actor, ue, failures, unanswered }: Member,
): MemberOutcome {
  return {
    actor,
    keysHeld: ue.keys.filter((key) => key.learntFrom.messageId !== earlierRun).length,
    keysExpected: planOf(scenario).keyCount,
    failures,
    unanswered: unanswered.count,
  };
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
