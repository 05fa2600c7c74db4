import type { CheckFailure } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { type Kms, provisionIdentity, setUpKms, showCertificate } from '../entities/kms.ts';
import type { Gms } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { domainsOf, type KmsCertificate } from '../mcptt/kms-certificate.ts';
import { type Actor, type ActorId, type SystemName, systemOf } from '../model/actors.ts';
import { provisioningStep } from '../model/figure.ts';
import {
  everMembers,
  type GroupMember,
  type PlannedSystem,
  planOf,
  systemIn,
} from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock } from '../model/scenario-rules.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';

/** Step 0 of both figures: the KMSs make their keys, in a regroup they exchange domain parameters,
 *  and every identity gets its keys. Source: pCR 33.179 §7.4.2 and §7.4.4.3. */

/** A receiver while the procedure runs; `failures` grows with what it refuses, `late` holds what is
 *  still on its way to it. */
export type Member = Readonly<{
  actor: ActorId;
  ue: McpttUe;
  failures: CheckFailure[];
  late: Late[];
  /** Notifications the GMS got no answer to. */
  unanswered: { count: number };
  /** Keys it was sent by somebody outside, who knows them. */
  outside: KeyRecord[];
  /** The notifications it was sent in this act, and the last ones of acts before. */
  sent: MessageEvent[];
  stored: readonly MessageEvent[];
  /** Whether its GMS had no OK of it so far: it may lack a key. */
  isOwed: boolean;
}>;

/** A notification that arrives behind the next one, and where it belongs. */
export type Late = Readonly<{ scope: Scope; notification: MessageEvent; delaySeconds: number }>;

/** The servers of one system; `other` is the certificate its GMS has of the KMS of the other system,
 *  which is its own one where both systems use one KMS. */
export type Servers = Readonly<{ kms: Kms; gms: Gms; other: KmsCertificate | null }>;

/** The servers of a run: those of the primary system, and in a regroup those of the partner system
 *  with its GMS as a receiver of the primary one. */
export type Parties = Readonly<{
  primary: Servers;
  partner?: Servers;
  partnerGms?: Member;
}>;

/** The actors of a scenario: of each system the KMS, the GMS, then the UEs in the order of the
 *  member list, who joins in a later act behind. */
export function actorsOfScenario(scenario: Scenario): readonly Actor[] {
  const ever = everMembers(scenario);
  return planOf(scenario).systems.flatMap(({ name: system, kms, kmsUri, gms, gmsUri }): Actor[] => [
    ...(systemOf(kms) === system
      ? [{ id: kms, kind: 'kms', system, ordinal: 0, uri: kmsUri } as const]
      : []),
    { id: gms, kind: 'gms', system, ordinal: 0, uri: gmsUri },
    ...ever
      .filter((member) => member.system === system)
      .map(({ actor: id, ordinal, uri }): Actor => ({ id, kind: 'ue', system, ordinal, uri })),
  ]);
}

/** Where something of step 0 happens. */
export function stepZero(scenario: Scenario, actor: ActorId): Scope {
  const [{ prefix, procedure }] = planOf(scenario).rounds;
  return { prefix, procedure, step: provisioningStep, actor };
}

/** Step 0 for the servers. */
export function* provisionServers(scenario: Scenario, context: RunContext): Steps<Parties> {
  const [first, second] = planOf(scenario).systems;
  const kms = yield* setUp(scenario, context, first);
  if (!second) return { primary: yield* provisionGms(scenario, context, first, kms) };
  const partnerKms = second.kms === first.kms ? kms : yield* setUp(scenario, context, second);
  if (partnerKms !== kms) yield* exchange(scenario, context, kms, partnerKms);
  const primary = yield* provisionGms(scenario, context, first, kms, partnerKms);
  const partner = yield* provisionGms(scenario, context, second, partnerKms, kms);
  return { primary, partner, partnerGms: receivingGms(scenario, partner) };
}

function* setUp(scenario: Scenario, context: RunContext, system: PlannedSystem): Steps<Kms> {
  const { kms: actor, name, kmsUri, rule } = system;
  return yield* setUpKms(context, stepZero(scenario, actor), { actor, name, kmsUri, rule });
}

/** The certificate of a KMS as another system holds it, with the domains it is for. */
function external(scenario: Scenario, { certificate, name }: Kms): KmsCertificate {
  const { gmsUri, members } = systemIn(planOf(scenario), name);
  const uris = members.map(({ uri }) => uri);
  return { ...certificate, role: 'External', kmsDomains: domainsOf([gmsUri, ...uris]) };
}

/** The two KMSs exchange domain parameters. Source: pCR 33.179 §7.4.4.3. */
function* exchange(
  scenario: Scenario,
  context: RunContext,
  kms: Kms,
  partnerKms: Kms,
): Steps<void> {
  const toPartner = stepZero(scenario, partnerKms.actor);
  yield* showCertificate(context, toPartner, kms.actor, external(scenario, kms));
  const back = stepZero(scenario, kms.actor);
  yield* showCertificate(context, back, partnerKms.actor, external(scenario, partnerKms));
}

/** The KMS gives a GMS the keys of an identity that may create groups, and the certificate of the
 *  KMS of the other system where that has one of its own. */
function* provisionGms(
  scenario: Scenario,
  context: RunContext,
  { gms: name, gmsUri }: PlannedSystem,
  kms: Kms,
  otherKms: Kms = kms,
): Steps<Servers> {
  const { form } = planOf(scenario);
  const ntpSeconds = ntpClock(scenario, name);
  const scope = stepZero(scenario, name);
  const own = yield* provisionIdentity(context, scope, kms, { userUri: gmsUri, ntpSeconds });
  const certificate = own.certificate ?? kms.certificate;
  const other =
    otherKms === kms
      ? certificate
      : yield* showCertificate(context, scope, kms.actor, external(scenario, otherKms));
  const gms = { name, gmsUri, certificate, keySet: own.keySet ?? own.issued, ntpSeconds, form };
  return { kms, gms, other };
}

/** What every receiver of a scenario is set up with. */
function receiverOf(scenario: Scenario, actor: ActorId) {
  const { group, expects } = planOf(scenario);
  return {
    clockWindowSeconds: scenario.clockWindowSeconds,
    groupUri: group.groupUri,
    expects: expects(actor),
    recordsRevocation: true,
    seen: new Set<string>(),
    keys: [],
  };
}

/** The partner GMS as one more user of the group: it knows both systems and takes keys from the
 *  primary GMS. Source: pCR 33.179 §7.4.4.3. */
function receivingGms(scenario: Scenario, { kms, gms, other }: Servers): Member {
  const ue: McpttUe = {
    ...receiverOf(scenario, gms.name),
    uri: gms.gmsUri,
    ntpSeconds: gms.ntpSeconds,
    kmsUri: kms.kmsUri,
    certificates:
      other && other.kmsUri !== kms.kmsUri ? [kms.certificate, other] : [kms.certificate],
    keySets: [gms.keySet],
    authorisedGms: [planOf(scenario).systems[0].gmsUri],
  };
  return memberOf(gms.name, ue);
}

/** Step 0 for one member: the KMS of its system gives the UE the keys of its identity. */
export function* provisionMember(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  { actor, uri, system }: GroupMember,
): Steps<Member> {
  const { kms } = serversOf(parties, system);
  const ntpSeconds = ntpClock(scenario, actor);
  const identity = { userUri: uri, ntpSeconds };
  const scope = stepZero(scenario, actor);
  const own = yield* provisionIdentity(context, scope, kms, identity);
  const ue: McpttUe = {
    ...receiverOf(scenario, actor),
    uri,
    ntpSeconds,
    kmsUri: kms.kmsUri,
    certificates: own.certificate ? [own.certificate] : [],
    keySets: own.keySet ? [own.keySet] : [],
    authorisedGms: [systemIn(planOf(scenario), system).gmsUri],
  };
  return memberOf(actor, ue);
}

function memberOf(actor: ActorId, ue: McpttUe): Member {
  const fresh = { failures: [], late: [], unanswered: { count: 0 }, outside: [] };
  return { actor, ue, ...fresh, sent: [], stored: [], isOwed: false };
}

/** The servers of a system. Throws TypeError where it does not take part. */
export function serversOf(parties: Parties, system: SystemName): Servers {
  const servers = parties[system];
  if (!servers) throw new TypeError(`there is no ${system} system`);
  return servers;
}
