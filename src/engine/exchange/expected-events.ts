import { type Check, checksByPhase, isMadeIn } from '../checks/index.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { gmsIn, parseActorId } from '../model/actors.ts';
import { settingsOf } from '../model/designs/index.ts';
import {
  actsOf,
  atAct,
  hasTwoKeys,
  isSentIn,
  keyCountOf,
  type Plan,
  planOf,
  type Round,
} from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock } from '../model/scenario-rules.ts';
import type { RunSource } from './run-source.ts';

/** What one step of a run comes to in events, besides its checks. */
const events = {
  /** Setting up a KMS: its signing and its encryption keys. */
  kms: 2,
  /** Keys of one user: three calculations at the KMS, two hand-overs, two calculations there. */
  user: 7,
  /** A certificate of the other KMS: given to the GMS's own KMS, and to the GMS. */
  otherCertificate: 2,
  /** A GMK drawn. */
  key: 1,
  /** A key for one receiver: six calculations at the GMS, seven at the receiver, and the store. */
  delivery: 14,
  /** Less where two keys share a payload: one signature, one address less at both ends. */
  sharedPayload: 4,
  /** Less of an MKFC, which has no user salt to derive at either end. */
  withoutUserSalt: 4,
  /** Notification and answer. */
  exchange: 2,
  /** Calculations around the packets under one key. */
  packetKey: 10,
  packets: 4,
  /** More where floor control has a key of its own that is no GMK: the keys of its sender. */
  mkfc: 1,
  /** More where floor control goes to the server and comes from it, under the CSKs of two. */
  packetsOfCsk: 14,
  outcome: 1,
} as const;

const made = (checks: readonly Check[], scenario: Scenario) =>
  checks.filter((check) => isMadeIn(check, scenario)).length;

/** How many events a source makes when nothing fails; of a bundle, about how many. For a progress
 *  bar. */
export function expectedEvents(source: RunSource): number {
  const { payload, key } = checksByPhase;
  if (source.kind === 'message') return 2;
  if (source.kind === 'bundle') return payload.length + key.length + 8;
  return actsOf(source.scenario).reduce((sum, scene) => sum + eventsOfAct(scene), 0);
}

/** Events of an act. When nothing fails, nobody is sent keys again in a retry. */
function eventsOfAct(scenario: Scenario): number {
  const plan = planOf(scenario);
  const { members, legs, keyCount, talkers, act, draws, isKeyed } = plan;
  const servers = legs.flatMap(({ to }) => (to.kind === 'gms' ? [gmsIn(to.system)] : []));
  const keyed = [...members.map(({ actor }) => actor), ...servers].filter(isKeyed);
  const receivers = act?.act === 'retry' ? [] : keyed;
  const perReceiver = eventsByReceiver(scenario, plan);
  const delivering = receivers.reduce((sum, actor) => sum + perReceiver(actor), 0);
  const hasMkfc =
    hasTwoKeys(atAct(scenario, 1)) && settingsOf(scenario).purposeMarking === 'mkfc-tag';
  const first = planOf(atAct(scenario, 1));
  const keysHeld = Math.max(...(talkers ?? []).map(({ actor }) => keyCountOf(first, actor)));
  const isMade = ({ name }: Check) => name !== 'key-separation' || keysHeld > 1;
  const packetChecks = made(checksByPhase.packet.filter(isMade), scenario);
  const packetEvents = events.packets * (1 + packetChecks);
  const floor = (hasMkfc ? events.mkfc : 0) + floorOfServers(plan);
  const use = events.packetKey * keysHeld + packetEvents + floor;
  const keying = (draws ? keyCount * events.key : 0) + delivering;
  const shared = eventsWithServers(scenario, plan);
  return eventsOfStepZero(scenario) + keying + shared + (talkers ? use : 0) + events.outcome;
}

/** Of the keys that members and MCPTT servers share: they have no user salt, and nobody asks whether their
 *  sender may create groups, nor of a CSK for which group it is. */
function eventsWithServers(scenario: Scenario, plan: Plan): number {
  const { members, systems, serverKey, sharesWithServer } = plan;
  const sharing = members.filter(({ actor }) => sharesWithServer(actor));
  const isUpload = serverKey === 'client';
  const checks = [...checksByPhase.payload, ...checksByPhase.key].filter(
    ({ name }) => name !== 'authorised' && !(isUpload && name === 'group'),
  );
  const each = events.delivery - events.withoutUserSalt + events.exchange + made(checks, scenario);
  const makers = isUpload
    ? sharing.length
    : systems.filter(({ name }) => sharing.some(({ system }) => system === name)).length;
  return sharing.length * each + makers * events.key;
}

/** What the packets of MCPTT servers come to besides those of a group with one key. */
function floorOfServers({ systems, serverKey }: Plan): number {
  if (serverKey === null) return 0;
  return serverKey === 'client' ? events.packetsOfCsk : events.mkfc * (1 + systems.length + 1);
}

/** Step 0: of the first act for everybody; later for who joins, for the partner system of a regroup, and where a
 *  key period has begun. */
function eventsOfStepZero(scenario: Scenario): number {
  const { systems, members, at } = planOf(scenario);
  // Of their keys all users make the checks that every run makes.
  const userChecks = checksByPhase['key-material'].filter((check) => !('madeIn' in check)).length;
  const perUser = events.user + userChecks;
  if (at === 1) {
    const users = systems.length + members.length + serversOf(scenario).length;
    return events.kms + eventsOfOtherKmss(scenario) + users * perUser;
  }
  const before = atAct(scenario, at - 1);
  const { members: were, systems: had } = planOf(before);
  const known = new Set<string>([
    ...had.map(({ gms }) => gms),
    ...serversOf(before),
    ...were.map(({ actor }) => actor),
  ]);
  const comes = systems.some(({ gms }) => !known.has(gms));
  const served = systems.flatMap(({ gms, server, members: own, rule }) => {
    const isOver = (actor: string) =>
      keyPeriodNo(ntpClock(scenario, actor), rule) !== keyPeriodNo(ntpClock(before, actor), rule);
    const users = [gms, ...(server ? [server.actor] : []), ...own.map(({ actor }) => actor)];
    return users.filter((actor) => isOver(actor) || !known.has(actor));
  });
  return (comes ? eventsOfOtherKmss(scenario) : 0) + served.length * perUser;
}

const serversOf = (scenario: Scenario): readonly string[] =>
  planOf(scenario).systems.flatMap(({ server }) => (server ? [server.actor] : []));

/** The KMSs of the partner system are set up, and shown to those who have to do with them. */
function eventsOfOtherKmss(scenario: Scenario): number {
  const { systems, members, kmss: all, kmsOf } = planOf(scenario);
  const kmss = new Set(systems.map(({ kms }) => kms)).size;
  const certificates = kmss > 1 ? events.otherCertificate * systems.length : 0;
  // A further KMS exchanges certificates with that of the GMS, which gets its own, and each user that of the GMS's.
  const further = all.length - kmss;
  const users = members.filter(({ actor }) => parseActorId(kmsOf(actor).kms).ordinal > 0).length;
  // The MCPTT server gets that of each further KMS too.
  const toServer = serversOf(scenario).length > 0 ? further : 0;
  return events.kms * (kmss - 1) + certificates + further * (events.kms + 3) + users + toServer;
}

/** Events of the keying of a receiver, worked out once for all who are sent the same. */
function eventsByReceiver(scenario: Scenario, plan: Plan) {
  const { rounds, kindOf } = plan;
  const known = new Map<string, number>();
  return (actor: string): number => {
    const kind = kindOf(actor);
    const count =
      known.get(kind) ??
      rounds.reduce((sum, round) => {
        if (!isSentIn(plan, actor, round)) return sum;
        const purposes = plan.purposesFor(actor, round);
        return sum + eventsOfRound(scenario, { ...round, purposes }, plan.expects(actor).together);
      }, 0);
    known.set(kind, count);
    return count;
  };
}

/** Events of the keying of one receiver in a run of the procedure. */
function eventsOfRound(
  scenario: Scenario,
  { purposes, inOnePayload: inOne }: Round,
  together = false,
): number {
  const { payload, key, pair } = checksByPhase;
  const inOnePayload = inOne && purposes.length > 1;
  const payloads = inOnePayload ? 1 : purposes.length;
  const isMkfc = settingsOf(scenario).purposeMarking === 'mkfc-tag' && purposes.includes('floor');
  const perKey = events.delivery + made(key, scenario);
  const spared = (inOnePayload ? events.sharedPayload : 0) + (isMkfc ? events.withoutUserSalt : 0);
  const ofPair = together ? pair.length : 0;
  const checks = payloads * made(payload, scenario) + ofPair;
  return events.exchange + purposes.length * perKey + checks - spared;
}
