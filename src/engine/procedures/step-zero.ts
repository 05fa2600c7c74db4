import type { CheckFailure } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { type Kms, provisionIdentity, setUpKms, showCertificate } from '../entities/kms.ts';
import type { Gms } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { SharedKey } from '../entities/use-of-keys.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { domainsOf, type KmsCertificate } from '../mcptt/kms-certificate.ts';
import { type Actor, type ActorId, parseActorId, type SystemName } from '../model/actors.ts';
import { EngineError } from '../model/failures.ts';
import { provisioningStep } from '../model/figure.ts';
import {
  actsOf,
  everMembers,
  type GroupMember,
  type PlannedKms,
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
  /** GMK-IDs of keys it sends nothing under any more. */
  notSent: number[];
  /** The key that it has made for its MCPTT server, as both have it. */
  shared: SharedKey[];
  /** Whether its GMS had no OK of it so far: it may lack a key. */
  isOwed: boolean;
}>;

/** A notification that arrives behind the next one, and where it belongs. */
export type Late = Readonly<{ scope: Scope; notification: MessageEvent; delaySeconds: number }>;

/** The servers of one system; `other` is the certificate its GMS has of the KMS of the other system,
 *  which is its own one where both systems use one KMS. */
export type Servers = Readonly<{
  kms: Kms;
  gms: Gms;
  other: KmsCertificate | null;
  /** Further KMSs of users of the system, and their certificates as its GMS holds them. */
  userKmss: readonly Kms[];
  ofUsers: readonly KmsCertificate[];
}>;

/** The servers of a run: those of the primary system, and in a regroup those of the partner system
 *  with its GMS as a receiver of the primary one. */
export type Parties = Readonly<{
  primary: Servers;
  partner?: Servers;
  partnerGms?: Member;
}>;

/** The actors of a scenario: of each system the KMS, the GMS, where it has a part the MCPTT server, then the UEs in the order of the
 *  member list, who joins in a later act behind. */
export function actorsOfScenario(scenario: Scenario): readonly Actor[] {
  const ever = everMembers(scenario);
  // Those of the act in which most take part.
  const plans = actsOf(scenario).map(planOf);
  const [plan = planOf(scenario)] = plans.toSorted((a, b) => b.systems.length - a.systems.length);
  const { systems, kmss } = plan;
  return systems.flatMap(({ name: system, gms, gmsUri, server }): Actor[] => [
    ...kmss
      .filter((one) => one.system === system)
      .map(({ kms: id, kmsUri: uri }): Actor => ({ ...parseActorId(id), id, uri })),
    { id: gms, kind: 'gms', system, ordinal: 0, uri: gmsUri },
    ...(server ? [{ ...parseActorId(server.actor), id: server.actor, uri: server.uri }] : []),
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

/** Step 0 of a regroup for the servers, where those of the primary system have been there before. */
export function* provisionPartner(
  scenario: Scenario,
  context: RunContext,
  primary: Servers,
): Steps<Parties> {
  const [, second] = planOf(scenario).systems;
  if (!second) return { primary };
  const { kms, gms } = primary;
  const kmss = yield* setUpPartner(scenario, context, second, kms);
  const scope = stepZero(scenario, gms.name);
  const other =
    kmss.partnerKms === kms
      ? gms.certificate
      : yield* showCertificate(context, scope, kms.actor, external(scenario, kmss.partnerKms));
  const partner = yield* provisionPartnerGms(scenario, context, second, kmss, kms);
  return { primary: { ...primary, other }, partner, partnerGms: receivingGms(scenario, partner) };
}

/** Step 0 for the servers. */
export function* provisionServers(scenario: Scenario, context: RunContext): Steps<Parties> {
  const { systems, kmsOf } = planOf(scenario);
  const [first, second] = systems;
  const kms = yield* setUp(scenario, context, kmsOf(first.gms));
  if (!second) return { primary: yield* provisionGms(scenario, context, first, kms) };
  const kmss = yield* setUpPartner(scenario, context, second, kms);
  const primary = yield* provisionGms(scenario, context, first, kms, kmss.partnerKms);
  const partner = yield* provisionPartnerGms(scenario, context, second, kmss, kms);
  return { primary, partner, partnerGms: receivingGms(scenario, partner) };
}

type PartnerKmss = Readonly<{ partnerKms: Kms; userKmss: readonly Kms[] }>;

/** The KMSs of the partner system, each with the certificates of those it has to do with. */
function* setUpPartner(
  scenario: Scenario,
  context: RunContext,
  { kms, gms }: PlannedSystem,
  primaryKms: Kms,
): Steps<PartnerKmss> {
  const partnerKms =
    kms === primaryKms.actor
      ? primaryKms
      : yield* setUp(scenario, context, planOf(scenario).kmsOf(gms));
  const userKmss = yield* setUpUserKmss(scenario, context);
  if (partnerKms !== primaryKms) yield* exchange(scenario, context, primaryKms, partnerKms);
  // So that the GMS can encrypt to users of each, and they can verify what it signs.
  for (const one of userKmss) yield* exchange(scenario, context, partnerKms, one);
  return { partnerKms, userKmss };
}

function* provisionPartnerGms(
  scenario: Scenario,
  context: RunContext,
  system: PlannedSystem,
  { partnerKms, userKmss }: PartnerKmss,
  primaryKms: Kms,
): Steps<Servers> {
  const served = yield* provisionGms(scenario, context, system, partnerKms, primaryKms);
  const ofUsers: KmsCertificate[] = [];
  for (const one of userKmss) {
    const scope = stepZero(scenario, system.gms);
    const given = external(scenario, one);
    const held = yield* showCertificate(context, scope, partnerKms.actor, given, one.actor);
    if (held) ofUsers.push(held);
  }
  return { ...served, userKmss, ofUsers };
}

/** Further KMSs of users of the partner system. */
function* setUpUserKmss(scenario: Scenario, context: RunContext): Steps<readonly Kms[]> {
  const kmss: Kms[] = [];
  for (const planned of planOf(scenario).kmss) {
    const isFurther = parseActorId(planned.kms).ordinal > 0;
    if (isFurther) kmss.push(yield* setUp(scenario, context, planned));
  }
  return kmss;
}

function* setUp(scenario: Scenario, context: RunContext, planned: PlannedKms): Steps<Kms> {
  const { kms: actor, name, kmsUri, rule } = planned;
  return yield* setUpKms(context, stepZero(scenario, actor), { actor, name, kmsUri, rule });
}

/** The certificate of a KMS as another system holds it, with the domains it is for. */
export function external(scenario: Scenario, { certificate, actor }: Kms): KmsCertificate {
  const { kmsOf, systems } = planOf(scenario);
  const served = systems.flatMap(({ gms, gmsUri, members }) =>
    [{ actor: gms, uri: gmsUri }, ...members].filter((one) => kmsOf(one.actor).kms === actor),
  );
  const kmsDomains = domainsOf(served.map(({ uri }) => uri));
  return { ...certificate, role: 'External', kmsDomains };
}

/** Two KMSs exchange domain parameters. Source: pCR 33.179 §7.4.4.3. */
function* exchange(scenario: Scenario, context: RunContext, kms: Kms, other: Kms): Steps<void> {
  const there = stepZero(scenario, other.actor);
  yield* showCertificate(context, there, kms.actor, external(scenario, kms));
  const back = stepZero(scenario, kms.actor);
  yield* showCertificate(context, back, other.actor, external(scenario, other));
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
  const gms = {
    name,
    uri: gmsUri,
    certificate,
    keySet: own.keySet ?? own.issued,
    ntpSeconds,
    form,
  };
  return { kms, gms, other, userKmss: [], ofUsers: [] };
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
    uri: gms.uri,
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
  const servers = serversOf(parties, system);
  const kms = kmsServing(scenario, servers, actor);
  const ntpSeconds = ntpClock(scenario, actor);
  const identity = { userUri: uri, ntpSeconds };
  const scope = stepZero(scenario, actor);
  const own = yield* provisionIdentity(context, scope, kms, identity);
  // To verify what a GMS signs a UE needs the certificate of the KMS of that GMS.
  const ofGms =
    kms === servers.kms
      ? null
      : yield* showCertificate(context, scope, kms.actor, external(scenario, servers.kms));
  const ue: McpttUe = {
    ...receiverOf(scenario, actor),
    uri,
    ntpSeconds,
    kmsUri: kms.kmsUri,
    certificates: [own.certificate, ofGms].filter((one) => one !== null),
    keySets: own.keySet ? [own.keySet] : [],
    authorisedGms: [systemIn(planOf(scenario), system).gmsUri],
  };
  return memberOf(actor, ue);
}

function memberOf(actor: ActorId, ue: McpttUe): Member {
  const fresh = { failures: [], late: [], unanswered: { count: 0 }, outside: [] };
  return { actor, ue, ...fresh, sent: [], stored: [], notSent: [], shared: [], isOwed: false };
}

/** The KMS that serves a member. */
export function kmsServing(scenario: Scenario, { kms, userKmss }: Servers, actor: ActorId): Kms {
  const { kms: id } = planOf(scenario).kmsOf(actor);
  return userKmss.find((one) => one.actor === id) ?? kms;
}

/** The certificate under which a GMS encrypts to a member of its system. Throws EngineError where it was never
 *  given it: no fault takes that one away. */
export function certificateFor({ gms, ofUsers }: Servers, kmsUri: string): KmsCertificate {
  const all = [gms.certificate, ...ofUsers];
  const own = all.find((certificate) => certificate.kmsUri === kmsUri);
  if (!own) throw new EngineError('order', `the GMS holds no certificate of ${kmsUri}`);
  return own;
}

/** The servers of a system. Throws TypeError where it does not take part. */
export function serversOf(parties: Parties, system: SystemName): Servers {
  const servers = parties[system];
  if (!servers) throw new TypeError(`there is no ${system} system`);
  return servers;
}
