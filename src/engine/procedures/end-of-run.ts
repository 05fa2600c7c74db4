import { createNonceLog } from '../crypto/nonce-log.ts';
import type { SendingKey } from '../entities/packet-sender.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import { type Talker, runUseOfKeys as talk } from '../entities/use-of-keys.ts';
import { deriveGroupSrtpKeys, groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import { keyCountOf, planOf } from '../model/plan.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';
import { actOfId } from '../model/run-names.ts';
import type { Scenario } from '../model/scenario.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { KeyRecord, MemberOutcome, PacketOutcome } from '../trace/trace.ts';
import { earlierRun } from '../trace/trace.ts';
import { wholeRun } from './conclude-run.ts';
import type { Member } from './step-zero.ts';

/** What comes behind the last round of a run: the use of the keys, and what everybody ends up with. */

/** The use of the keys: each of the two talks to the other; somebody outside listens who holds keys
 *  that leaked, or that it has planted. */
export function* bothTalk(
  scenario: Scenario,
  context: RunContext,
  talkers: readonly Talker[],
  leaked: readonly KeyRecord[] = [],
  gmks: readonly Gmk[] = [],
): Steps<readonly PacketOutcome[]> {
  const [one, other] = talkers.map((talker) => inGroup(scenario, talker));
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
  const planted = talkers.flatMap(({ outside = [] }) => outside);
  const shared = { used: createNonceLog(), leaked: [...leaked, ...planted], temporary };
  const key = yield* mkfcOfServer(context, scope(one.actor), gmks);
  const server = (grantedParty: string, sent: number) =>
    key ? { actor: 'gms' as const, key, grantedParty, sent } : null;
  const first = { ...shared, server: server(one.uri, 0) };
  const there = yield* talk(context, scope(one.actor), one, other, first);
  const second = { ...shared, server: server(other.uri, 1) };
  const back = yield* talk(context, scope(other.actor), other, one, second);
  return [...there, ...back];
}

/** A talker with what the group has it do where it gets no key for floor control. */
function inGroup(scenario: Scenario, talker: Talker): Talker {
  const isWithout = !planOf(scenario).takesFloor(talker.actor);
  const isUnderMedia = isWithout && scenario.floorKey.others === 'media-key';
  return isUnderMedia ? { ...talker, floorUnderMedia: true } : talker;
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

const isOfAct = (messageId: string, at: number) =>
  messageId !== earlierRun && actOfId(messageId) === at;

/** What a receiver ends up with in an act. */
export function outcomeOf(
  scenario: Scenario,
  { actor, ue, failures, unanswered, sent }: Member,
): MemberOutcome {
  const plan = planOf(scenario);
  // In a first run everybody is sent the keys; in a later act those whom it is about.
  const isSent = plan.at === 1 ? plan.isKeyed(actor) : sent.length > 0;
  return {
    actor,
    keysHeld: ue.keys.filter(({ learntFrom: { messageId } }) => isOfAct(messageId, plan.at)).length,
    keysExpected: isSent ? keyCountOf(plan, actor) : 0,
    failures,
    unanswered: unanswered.count,
  };
}
