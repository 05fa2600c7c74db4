import { createNonceLog } from '../crypto/nonce-log.ts';
import type { FloorServer } from '../entities/packet-sender.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import { type Talker, runUseOfKeys as talk } from '../entities/use-of-keys.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { serverFloor } from '../mcptt/packet-use.ts';
import { type SystemName, systemOf } from '../model/actors.ts';
import { csIdOf } from '../model/key-kind.ts';
import { keyCountOf, planOf } from '../model/plan.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';
import { actOfId } from '../model/run-names.ts';
import type { Scenario } from '../model/scenario.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { MemberOutcome, PacketOutcome } from '../trace/trace.ts';
import { earlierRun } from '../trace/trace.ts';
import type { Standing } from './act.ts';
import { wholeRun } from './conclude-run.ts';
import type { Member } from './step-zero.ts';

/** What comes behind the last round of a run: the use of the keys, and what everybody ends up with. */

/** The use of the keys: each of the two talks to the other; somebody outside listens who holds keys
 *  that leaked, or that it has planted. */
export function* bothTalk(
  scenario: Scenario,
  context: RunContext,
  talkers: readonly Talker[],
  { leaked, held, mcptt }: Pick<Standing, 'leaked' | 'held' | 'mcptt'>,
): Steps<readonly PacketOutcome[]> {
  const [one, other] = talkers.map((talker) => withoutMkfc(inGroup(scenario, talker)));
  if (!one || !other) return [];
  const { prefix, procedure } = wholeRun(scenario);
  const scope = (actor: Talker['actor']): Scope => ({
    prefix,
    procedure,
    step: 'use',
    actor,
    member: actor,
  });
  const { group, serverKey } = planOf(scenario);
  const { temporary } = group;
  const underCsk = serverKey === 'client';
  const planted = talkers.flatMap(({ outside = [] }) => outside);
  const shared = { used: createNonceLog(), leaked: [...leaked, ...planted], temporary, underCsk };
  const sending = yield* floorServers(context, scope(one.actor), held, mcptt);
  const server = ({ uri: grantedParty }: Talker, { actor: hearer }: Talker, sent: number) => {
    const found = sending.find(({ system }) => system === null || system === systemOf(hearer));
    return found ? { ...found, grantedParty, sent } : null;
  };
  const first = { ...shared, server: server(one, other, 0) };
  const there = yield* talk(context, scope(one.actor), one, other, first);
  const second = { ...shared, server: server(other, one, 1) };
  const back = yield* talk(context, scope(other.actor), other, one, second);
  return [...there, ...back];
}

/** A talker with what the group has it do where it gets no key for floor control. */
function inGroup(scenario: Scenario, talker: Talker): Talker {
  const isWithout = !planOf(scenario).takesFloor(talker.actor);
  const isUnderMedia = isWithout && scenario.floorKey.others === 'media-key';
  return isUnderMedia ? { ...talker, floorUnderMedia: true } : talker;
}

const isMkfc = ({ gmkId }: Pick<Gmk, 'gmkId'>) => purposeTag(gmkId) === mkfcTag;

/** A GMK with the status that nobody may use it. Source: TS 33.179 §E.6.9. */
const isRevoked = ({ parameters }: Gmk) => (parameters.status & 1) === 0;

/** A talker that sends nothing under an MKFC: no UE ever does, nor where its server does not either. */
function withoutMkfc(talker: Talker): Talker {
  const own = talker.keys.filter(isMkfc).map(({ gmkId }) => gmkId);
  return own.length > 0 ? { ...talker, notSent: [...(talker.notSent ?? []), ...own] } : talker;
}

type Sending = Pick<FloorServer, 'actor' | 'kind' | 'key'> &
  Readonly<{ system: SystemName | null }>;

/** The servers that send floor control by multicast, and to the UEs of which system: under an MKFC the one of the
 *  primary system to all, its GMS standing for it; under its MuSiK each to its own. None where no key of
 *  the run is one, nor under an MKFC that the GMS has revoked.
 *  Source: TS 33.179 §7.6.1, TS 24.380 §13.1, TS 33.179 §E.6.9. */
function* floorServers(
  context: RunContext,
  scope: Scope,
  gmks: readonly Gmk[],
  servers: Standing['mcptt'],
): Steps<readonly Sending[]> {
  const mkfc = gmks.find(isMkfc);
  if (mkfc && isRevoked(mkfc)) return [];
  const made: readonly (Omit<Sending, 'key'> & { gmk: Gmk })[] = mkfc
    ? [{ actor: 'gms', system: null, kind: serverFloor.mkfc, gmk: mkfc }]
    : servers.flatMap(({ sender, system, made: gmk }) =>
        gmk ? [{ actor: sender.name, system, kind: serverFloor.musik, gmk }] : [],
      );
  const sending: Sending[] = [];
  for (const { gmk: own, ...server } of made) {
    const { purpose, gmk, gmkId, rand } = own;
    const { actor } = server;
    const atServer: Scope = { ...scope, actor, member: actor, purpose };
    const input = { gmk, gmkId, gukId: gmkId, rand, csId: csIdOf(purpose) };
    const { keys } = yield* compute(context, atServer, 'srtp-keys', () =>
      deriveGroupSrtpKeys(input),
    );
    sending.push({ ...server, key: { purpose, gmk, gmkId, rand, srtp: keys } });
  }
  return sending;
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
  const isGiven = plan.serverKey === 'multicast' && plan.sharesWithServer(actor);
  const isSent = plan.at === 1 ? plan.isKeyed(actor) : sent.length > 0;
  return {
    actor,
    keysHeld: ue.keys.filter(({ learntFrom: { messageId } }) => isOfAct(messageId, plan.at)).length,
    keysExpected: (isSent ? keyCountOf(plan, actor) : 0) + (isGiven ? 1 : 0),
    failures,
    unanswered: unanswered.count,
  };
}
