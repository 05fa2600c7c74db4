import { createNonceLog } from '../crypto/nonce-log.ts';
import type { SendingKey } from '../entities/packet-sender.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import { type Talker, useKeys as talk } from '../entities/use-of-keys.ts';
import { deriveGroupSrtpKeys, groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import {
  actorIn,
  isRegroup,
  placesOf,
  prefixOf,
  type Round,
  roundsOf,
  talkersOf,
} from '../model/scenario-rules.ts';
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
import { keyMember, openRound, primaryLeg } from './group-key-provisioning.ts';
import { closeRound, handOver, partnerLeg } from './group-regroup.ts';
import { type Member, type Parties, provisionMember, provisionServers } from './step-zero.ts';

/** A whole run of a scenario, from step 0 to the outcome. */

type Members = Readonly<{ primary: readonly Member[]; partner: readonly Member[] }>;

/** The events of a run, in order. */
export function* runScenario(scenario: Scenario, context: RunContext): Steps<void> {
  const parties = yield* provisionServers(scenario, context);
  const members = yield* provisionMembers(scenario, context, parties);
  let totals = noTotals;
  const leaked: KeyRecord[] = [];
  const drawn: Gmk[] = [];
  for (const round of roundsOf(scenario)) {
    for (const event of runRound(scenario, context, parties, members, round, leaked, drawn)) {
      totals = addEvent(totals, event);
      yield event;
    }
  }
  const { partnerGms } = parties;
  const all = [...members.primary, ...(partnerGms ? [partnerGms] : []), ...members.partner];
  const talkers = talkersOf(scenario)?.map(({ actor, uri }): Talker => {
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
  for (const place of placesOf(scenario)) {
    members[place.system].push(yield* provisionMember(scenario, context, parties, place));
  }
  return members;
}

/** One run of the procedure: steps 1 and 2, in a regroup 3 to 6 as well. `leaked` grows with the keys
 *  that get out, `drawn` with those the GMS made. */
function* runRound(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  members: Members,
  round: Round,
  leaked: KeyRecord[],
  drawn: Gmk[],
): Steps<void> {
  const { gms } = parties.primary;
  const gmks = yield* openRound(scenario, context, gms, round);
  drawn.push(...gmks);
  for (const member of members.primary) {
    yield* keyMember(context, primaryLeg(gms), round, gmks, member);
  }
  if (!isRegroup(scenario)) return;
  const taken = yield* handOver(scenario, context, parties, round, gmks);
  leaked.push(...taken.leaked);
  const report: MemberReport[] = [];
  for (const member of taken.gmks.length > 0 ? members.partner : []) {
    const leg = partnerLeg(parties);
    const failures = yield* keyMember(context, leg, round, taken.gmks, member);
    if (failures.length > 0) report.push({ actor: member.actor, failures });
  }
  const closing = closeRound(round, taken, report);
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
  const procedure = lastProcedure(scenario);
  const scope = (actor: Talker['actor']): Scope => ({
    prefix: prefixOf(scenario, 1),
    procedure,
    step: 'use',
    actor,
    member: actor,
  });
  const used = createNonceLog();
  const key = yield* mkfcOfServer(context, scope(one.actor), gmks);
  const server = (grantedParty: string, sent: number) =>
    key ? { actor: 'gms' as const, key, grantedParty, sent } : null;
  const there = yield* talk(
    context,
    scope(one.actor),
    one,
    other,
    used,
    leaked,
    server(one.uri, 0),
  );
  const back = yield* talk(
    context,
    scope(other.actor),
    other,
    one,
    used,
    leaked,
    server(other.uri, 1),
  );
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

const lastProcedure = (scenario: Scenario) => roundsOf(scenario).at(-1)?.procedure ?? 1;

/** What a receiver ends up with. */
export function outcomeOf(
  scenario: Scenario,
  { actor, ue, failures, unanswered }: Member,
): MemberOutcome {
  const keysExpected = scenario.gmkMode === 'single' ? 1 : 2;
  return {
    actor,
    keysHeld: ue.keys.filter((key) => key.learntFrom.messageId !== earlierRun).length,
    keysExpected,
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
  const scope: Scope = {
    prefix: prefixOf(scenario, 1),
    procedure: lastProcedure(scenario),
    step: isRegroup(scenario) ? 6 : 2,
    actor: actorIn.gms('primary'),
  };
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
