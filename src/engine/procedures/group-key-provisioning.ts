import type { Context } from '../context.ts';
import { createGmk, createGroupKeyTransport, type Gmk, type Gms } from '../entities/gms.ts';
import { purposeTexts } from '../entities/key-checks.ts';
import { provisionIdentity, setUpKms } from '../entities/kms.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import type { McpttUe } from '../entities/reception.ts';
import { eventBase, type Scope, type Steps } from '../entities/recording.ts';
import type { Failure } from '../failures.ts';
import { gmkTag, mkfcTag } from '../mcptt/gmk-id.ts';
import { ntpFromUnix, unixFromNtp } from '../mcptt/key-period.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Scenario, System } from '../scenario.ts';
import type {
  Actor,
  ActorId,
  KeyParameters,
  MemberOutcome,
  MessageEvent,
  Purpose,
  TraceEvent,
} from '../trace.ts';
import { foldTotals } from '../trace-folds.ts';

/** Figure 7.4.2-1, "Security configuration for groups": provisioning, notification with Group Key
 *  Transport payload, OK. Source: pCR 33.179 §7.4.2. */

type Member = Readonly<{ actor: ActorId; ue: McpttUe }>;
type Parties = Readonly<{ gms: Gms; members: readonly Member[] }>;

/** The actors of a scenario: KMS, GMS, then the UEs in the order of the member list. */
export function actorsOfScenario(scenario: Scenario): readonly Actor[] {
  const system = systemOf(scenario);
  return [
    { id: 'kms', kind: 'kms', ordinal: 0, uri: system.kmsUri },
    { id: 'gms', kind: 'gms', ordinal: 0, uri: system.gmsUri },
    ...system.members.map(
      (uri, index): Actor => ({ id: `ue${index + 1}`, kind: 'ue', ordinal: index + 1, uri }),
    ),
  ];
}

/** The procedure as a stream of events; same scenario, same events. */
export function* groupKeyProvisioning(scenario: Scenario, context: Context): Steps<void> {
  const parties = yield* provision(scenario, context);
  const failures = new Map<ActorId, Failure[]>();
  const history: TraceEvent[] = [];
  for (const round of roundsOf(scenario)) {
    for (const event of runRound(scenario, context, parties, round, failures)) {
      history.push(event);
      yield event;
    }
  }
  yield conclude(scenario, parties, failures, history);
}

function systemOf(scenario: Scenario): System {
  const [system] = scenario.systems;
  if (!system) throw new TypeError('scenario has no system');
  return system;
}

function ntpClock(scenario: Scenario, actor: ActorId): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + skew);
}

/** Step 0. A KMS gives the GMS and every UE the keys of their identities. */
function* provision(scenario: Scenario, context: Context): Steps<Parties> {
  const system = systemOf(scenario);
  const scope = (actor: ActorId): Scope => ({ prefix: 'gkp', procedure: 1, step: 0, actor });
  const rule = {
    keyPeriodSeconds: system.keyPeriodSeconds,
    keyPeriodOffsetSeconds: system.keyPeriodOffsetSeconds,
  };
  const set = { name: 'primary', kmsUri: system.kmsUri, rule };
  const kms = yield* setUpKms(context, scope('kms'), set);
  const issue = (actor: ActorId, userUri: string) =>
    provisionIdentity(context, scope(actor), kms, {
      name: 'primary',
      userUri,
      ntpSeconds: ntpClock(scenario, actor),
    });
  const gmsKeys = yield* issue('gms', system.gmsUri);
  const members: Member[] = [];
  for (const [index, uri] of system.members.entries()) {
    const actor: ActorId = `ue${index + 1}`;
    const keySet = yield* issue(actor, uri);
    const ue: McpttUe = {
      uri,
      ntpSeconds: ntpClock(scenario, actor),
      clockWindowSeconds: scenario.clockWindowSeconds,
      kmsUri: system.kmsUri,
      certificates: [kms.certificate],
      keySets: [keySet],
      authorisedGms: [system.gmsUri],
      groupUri: system.groupUri,
      expects: expectationOf(scenario),
      recordsRevocation: true,
      seen: new Set(),
      keys: [],
    };
    members.push({ actor, ue });
  }
  const gms: Gms = {
    gmsUri: system.gmsUri,
    certificate: kms.certificate,
    keySet: gmsKeys,
    ntpSeconds: ntpClock(scenario, 'gms'),
  };
  return { gms, members };
}

function expectationOf(scenario: Scenario): McpttUe['expects'] {
  const dual = scenario.gmkMode !== 'single';
  const tagged = dual && scenario.purposeMarking === 'mkfc-tag';
  return {
    dual,
    marking: scenario.purposeMarking,
    acceptance: scenario.dualAcceptance,
    tags: tagged ? [gmkTag, mkfcTag] : [gmkTag],
  };
}

type Round = Readonly<{ procedure: 1 | 2; purposes: readonly Purpose[] }>;

/** The runs of the procedure a mode asks for, and the keys each of them carries. */
function roundsOf(scenario: Scenario): readonly Round[] {
  switch (scenario.gmkMode) {
    case 'single':
      return [{ procedure: 1, purposes: ['group'] }];
    case 'dual-two-procedures':
      return [
        { procedure: 1, purposes: ['media'] },
        { procedure: 2, purposes: ['floor'] },
      ];
    case 'dual-one-procedure':
      return [{ procedure: 1, purposes: ['media', 'floor'] }];
  }
}

function* runRound(
  scenario: Scenario,
  context: Context,
  parties: Parties,
  round: Round,
  failures: Map<ActorId, Failure[]>,
): Steps<void> {
  const prefix = round.procedure === 1 ? 'gkp' : 'gkp2';
  const atGms: Scope = { prefix, procedure: round.procedure, step: 1, actor: 'gms' };
  const gmks: Gmk[] = [];
  for (const purpose of round.purposes) {
    const input = {
      purpose,
      tag: tagOf(scenario, purpose),
      parameters: parametersOf(scenario, parties.gms, purpose),
    };
    gmks.push(yield* createGmk(context, { ...atGms, purpose }, input));
  }
  for (const member of parties.members) {
    const sent = yield* notify(
      context,
      { ...atGms, member: member.actor },
      parties.gms,
      gmks,
      member,
    );
    const refused = yield* answer(context, atGms, member, sent);
    if (refused.length > 0)
      failures.set(member.actor, [...(failures.get(member.actor) ?? []), ...refused]);
  }
}

function tagOf(scenario: Scenario, purpose: Purpose): number {
  return purpose === 'floor' && scenario.purposeMarking === 'mkfc-tag' ? mkfcTag : gmkTag;
}

function parametersOf(scenario: Scenario, gms: Gms, purpose: Purpose): KeyParameters {
  const system = systemOf(scenario);
  const activationTime = unixFromNtp(gms.ntpSeconds);
  const lifetime = scenario.keyLifetimeSeconds;
  const marked = purpose !== 'group' && scenario.purposeMarking === 'text';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: marked ? system.groupName + purposeTexts[purpose] : system.groupName,
    groupIds: [system.groupUri],
  };
}

/** Step 1. The GMS makes the payloads for one member and sends the notification. */
function* notify(
  context: Context,
  scope: Scope,
  gms: Gms,
  gmks: readonly Gmk[],
  member: Member,
): Steps<MessageEvent> {
  const payloads = [];
  for (const gmk of gmks) {
    const inScope = { ...scope, purpose: gmk.purpose };
    const sent = yield* createGroupKeyTransport(context, inScope, gms, gmk, member.ue.uri);
    const { tree } = decodeMessage(sent);
    const payload = {
      purpose: gmk.purpose,
      sent,
      received: sent,
      sentTree: tree,
      receivedTree: tree,
    };
    payloads.push(Object.freeze(payload));
  }
  const event: MessageEvent = Object.freeze({
    ...eventBase(scope, 'message', 'notification'),
    kind: 'message' as const,
    name: 'notification' as const,
    from: 'gms' as const,
    to: member.actor,
    payloads,
    fate: 'delivered' as const,
    failures: [],
  });
  yield event;
  return event;
}

/** Step 2. The UE checks, stores, and answers OK or an error. */
function* answer(
  context: Context,
  atGms: Scope,
  member: Member,
  notification: MessageEvent,
): Steps<readonly Failure[]> {
  const scope: Scope = { ...atGms, step: 2, actor: member.actor, member: member.actor };
  const arrivals = notification.payloads.map(
    (payload, index): Arrival => ({
      octets: payload.received,
      ref: { messageId: notification.id, payload: index },
      purpose: payload.purpose,
    }),
  );
  const refused = yield* receiveNotification(context, scope, member.ue, arrivals);
  const name = refused.length === 0 ? 'ok' : 'error';
  yield Object.freeze({
    ...eventBase(scope, 'message', name),
    kind: 'message' as const,
    name,
    from: member.actor,
    to: 'gms' as const,
    payloads: [],
    fate: 'delivered' as const,
    failures: refused,
  } satisfies MessageEvent);
  return refused;
}

function conclude(
  scenario: Scenario,
  parties: Parties,
  failures: ReadonlyMap<ActorId, readonly Failure[]>,
  history: readonly TraceEvent[],
): TraceEvent {
  const keysExpected = scenario.gmkMode === 'single' ? 1 : 2;
  const members = parties.members.map(({ actor, ue }): MemberOutcome => {
    const refused = failures.get(actor) ?? [];
    return { actor, keysHeld: ue.keys.length, keysExpected, failures: refused };
  });
  const scope: Scope = {
    prefix: 'gkp',
    procedure: history.at(-1)?.procedure ?? 1,
    step: 2,
    actor: 'gms',
  };
  return Object.freeze({
    ...eventBase(scope, 'outcome'),
    kind: 'outcome' as const,
    ok: members.every(
      (member) => member.keysHeld === member.keysExpected && member.failures.length === 0,
    ),
    members,
    totals: foldTotals(history),
  });
}
