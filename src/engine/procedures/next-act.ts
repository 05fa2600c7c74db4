import type { McpttUe } from '../checks/reception.ts';
import { provisionIdentity } from '../entities/kms.ts';
import type { Gms } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { ActorId } from '../model/actors.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import { type GroupMember, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock } from '../model/scenario-rules.ts';
import type { Steps } from '../trace/recording.ts';
import {
  kmsServing,
  type Member,
  type Parties,
  provisionMember,
  provisionPartner,
  type Servers,
  serversOf,
  stepZero,
} from './step-zero.ts';

/** What has changed for the parties of a run when an act begins: time has passed, so that some are given
 *  keys for a new key period, and keys have become active or have expired. Who joins is provisioned as
 *  in step 0 of the figures. */

/** The servers as they are in the act that `scenario` is looked at in. */
export function* serversInAct(
  scenario: Scenario,
  context: RunContext,
  before: Parties,
): Steps<Parties> {
  const primary = yield* laterServers(scenario, context, before.primary);
  if (planOf(scenario).systems.length === 1) return { primary };
  if (!before.partner || !before.partnerGms) {
    return yield* provisionPartner(scenario, context, primary);
  }
  const partner = yield* laterServers(scenario, context, before.partner);
  const { gms } = partner;
  const held = before.partnerGms;
  const ue = laterUe(
    scenario,
    held.actor,
    held.ue,
    gms.keySet === held.ue.keySets.at(-1) ? null : gms.keySet,
  );
  return { primary, partner, partnerGms: later(held, ue) };
}

function* laterServers(scenario: Scenario, context: RunContext, servers: Servers): Steps<Servers> {
  const { kms, gms } = servers;
  const ntpSeconds = ntpClock(scenario, gms.name);
  const issued = isIn(gms.keySet, ntpSeconds)
    ? null
    : yield* provisionIdentity(context, stepZero(scenario, gms.name), kms, {
        userUri: gms.uri,
        ntpSeconds,
      });
  const next: Gms = { ...gms, ntpSeconds, keySet: issued?.keySet ?? gms.keySet };
  return { ...servers, gms: next };
}

/** A member as it is in the act: one that joins is provisioned. */
export function* memberInAct(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  planned: GroupMember,
  before: Member | undefined,
): Steps<Member> {
  if (!before) return yield* provisionMember(scenario, context, parties, planned);
  const { actor, uri, system } = planned;
  const ntpSeconds = ntpClock(scenario, actor);
  const isServed = before.ue.keySets.some((keySet) => isIn(keySet, ntpSeconds));
  const kms = kmsServing(scenario, serversOf(parties, system), actor);
  const scope = stepZero(scenario, actor);
  const issued = isServed
    ? null
    : yield* provisionIdentity(context, scope, kms, { userUri: uri, ntpSeconds });
  return later(before, laterUe(scenario, actor, before.ue, issued?.keySet ?? null));
}

/** A party in the next act: nothing has been refused or left without an answer in it yet. */
const later = (before: Member, ue: McpttUe): Member => ({
  ...before,
  ue,
  failures: [],
  unanswered: { count: 0 },
  sent: [],
  stored: before.sent.length > 0 ? before.sent : before.stored,
  isOwed:
    before.failures.length > 0 ||
    before.unanswered.count > 0 ||
    (before.isOwed && before.sent.length === 0),
});

function laterUe(
  scenario: Scenario,
  actor: ActorId,
  ue: McpttUe,
  keySet: KmsKeySet | null,
): McpttUe {
  const { expects, act, group } = planOf(scenario);
  const ntpSeconds = ntpClock(scenario, actor);
  const now = unixFromNtp(ntpSeconds);
  ue.keys.splice(0, ue.keys.length, ...ue.keys.map((key) => aged(key, now)));
  const drops = act !== null && 'oldKey' in act && act.oldKey === 'dropped';
  const { dropsOldKeys: _, ...rest } = ue;
  return {
    ...rest,
    ntpSeconds,
    groupUri: group.groupUri,
    expects: expects(actor),
    keySets: keySet ? [...ue.keySets, keySet] : ue.keySets,
    ...(drops ? { dropsOldKeys: true } : {}),
  };
}

/** A key serves from its activation time on, and not after its expiry. Source: TS 33.179 §7.3.1, §E.6.1. */
function aged(key: KeyRecord, now: number): KeyRecord {
  const { activationTime, expiryTime } = key.parameters;
  if (key.state === 'revoked') return key;
  const isOver = expiryTime !== 0 && now >= expiryTime;
  const state = isOver ? 'expired' : now < activationTime ? 'pending' : 'active';
  return state === key.state ? key : Object.freeze({ ...key, state });
}

export const isIn = ({ validFromNtp, validToNtp }: KmsKeySet, ntpSeconds: number) =>
  validFromNtp <= ntpSeconds && ntpSeconds < validToNtp;
