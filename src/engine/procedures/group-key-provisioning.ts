import type { Context } from '../context.ts';
import {
  createGmk,
  createGroupKeyTransport,
  type Gmk,
  type Gms,
  type Recipient,
} from '../entities/gms.ts';
import { type Kms, provisionIdentity, setUpKms } from '../entities/kms.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import type { McpttUe } from '../entities/reception.ts';
import { eventBase, type Scope, type Steps } from '../entities/recording.ts';
import type { Failure } from '../failures.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Scenario } from '../scenario.ts';
import type { Actor, ActorId, MemberOutcome, MessageEvent, Totals, TraceEvent } from '../trace.ts';
import { addEvent, noTotals } from '../trace-folds.ts';
import {
  expectationOf,
  formOf,
  ntpClock,
  parametersOf,
  type Round,
  roundsOf,
  systemOf,
  tagOf,
} from './scenario-rules.ts';

/** Figure 7.4.2-1, "Security configuration for groups": provisioning, notification with Group Key
 *  Transport payload, OK. Source: pCR 33.179 §7.4.2. */

/** A member while the procedure runs; `failures` grows with what it refuses. */
export type Member = Readonly<{ actor: ActorId; ue: McpttUe; failures: Failure[] }>;
export type Parties = Readonly<{ kms: Kms; gms: Gms }>;

/** Names the random streams of the only system. */
const systemName = 'primary';

/** The actors of a scenario: KMS, GMS, then the UEs in the order of the member list. */
export function actorsOfScenario(scenario: Scenario): readonly Actor[] {
  const system = systemOf(scenario);
  return [
    { id: 'kms', kind: 'kms', system: 'primary', ordinal: 0, uri: system.kmsUri },
    { id: 'gms', kind: 'gms', system: 'primary', ordinal: 0, uri: system.gmsUri },
    ...system.members.map(
      (uri, index): Actor => ({
        id: `ue${index + 1}`,
        kind: 'ue',
        system: 'primary',
        ordinal: index + 1,
        uri,
      }),
    ),
  ];
}

/** The procedure as a stream of events; same scenario, same events. */
export function* groupKeyProvisioning(scenario: Scenario, context: Context): Steps<void> {
  const parties = yield* provisionServers(scenario, context);
  const members: Member[] = [];
  for (const index of systemOf(scenario).members.keys()) {
    members.push(yield* provisionMember(scenario, context, parties, index));
  }
  let totals = noTotals;
  for (const round of roundsOf(scenario)) {
    const gmks = yield* openRound(scenario, context, parties.gms, round);
    for (const member of members) {
      for (const event of keyMember(context, parties.gms, round, gmks, member)) {
        totals = addEvent(totals, event);
        yield event;
      }
    }
  }
  yield concludeRun(
    scenario,
    members.map((member) => outcomeOf(scenario, member)),
    totals,
  );
}

const stepZero = (actor: ActorId): Scope => ({ prefix: 'gkp', procedure: 1, step: 0, actor });

/** Step 0, first part. A KMS makes its keys and gives the GMS those of its identity. */
export function* provisionServers(scenario: Scenario, context: Context): Steps<Parties> {
  const system = systemOf(scenario);
  const rule = {
    keyPeriodSeconds: system.keyPeriodSeconds,
    keyPeriodOffsetSeconds: system.keyPeriodOffsetSeconds,
  };
  const kms = yield* setUpKms(context, stepZero('kms'), {
    name: systemName,
    kmsUri: system.kmsUri,
    rule,
  });
  const ntpSeconds = ntpClock(scenario, 'gms');
  const keySet = yield* provisionIdentity(context, stepZero('gms'), kms, {
    name: systemName,
    userUri: system.gmsUri,
    ntpSeconds,
  });
  const gms: Gms = {
    name: 'gms',
    form: formOf(scenario),
    gmsUri: system.gmsUri,
    certificate: kms.certificate,
    keySet,
    ntpSeconds,
  };
  return { kms, gms };
}

/** Step 0 for the member at `index` of the list: the KMS gives the UE the keys of its identity. */
export function* provisionMember(
  scenario: Scenario,
  context: Context,
  { kms }: Parties,
  index: number,
): Steps<Member> {
  const system = systemOf(scenario);
  const uri = system.members[index];
  if (uri === undefined) throw new RangeError(`there is no member ${index}`);
  const actor: ActorId = `ue${index + 1}`;
  const ntpSeconds = ntpClock(scenario, actor);
  const identity = { name: systemName, userUri: uri, ntpSeconds };
  const keySet = yield* provisionIdentity(context, stepZero(actor), kms, identity);
  const ue: McpttUe = {
    uri,
    ntpSeconds,
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
  return { actor, ue, failures: [] };
}

/** A receiver as its GMS sees it. */
function recipientOf({ uri, kmsUri, certificates }: McpttUe): Recipient {
  const certificate = certificates.find((held) => held.kmsUri === kmsUri);
  if (!certificate) throw new TypeError(`${uri} holds no certificate of its KMS`);
  return { uri, certificate };
}

const atGms = ({ procedure }: Round): Scope => ({
  prefix: procedure === 1 ? 'gkp' : 'gkp2',
  procedure,
  step: 1,
  actor: 'gms',
});

/** Step 1, once for all members: the GMS draws the GMKs of this run of the procedure. */
export function* openRound(
  scenario: Scenario,
  context: Context,
  gms: Gms,
  round: Round,
): Steps<readonly Gmk[]> {
  const gmks: Gmk[] = [];
  for (const purpose of round.purposes) {
    const tag = tagOf(scenario, purpose);
    const parameters = parametersOf(scenario, gms, purpose);
    gmks.push(
      yield* createGmk(context, { ...atGms(round), purpose }, { purpose, tag, parameters }),
    );
  }
  return gmks;
}

/** Steps 1 and 2 for one member: notification, checks, stored keys, answer. */
export function* keyMember(
  context: Context,
  gms: Gms,
  round: Round,
  gmks: readonly Gmk[],
  member: Member,
): Steps<void> {
  const scope = { ...atGms(round), member: member.actor };
  const sent = yield* notify(context, scope, gms, gmks, member);
  member.failures.push(...(yield* answer(context, scope, member, sent)));
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
    const sent = yield* createGroupKeyTransport(context, inScope, gms, gmk, recipientOf(member.ue));
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
  gmsScope: Scope,
  member: Member,
  notification: MessageEvent,
): Steps<readonly Failure[]> {
  const scope: Scope = { ...gmsScope, step: 2, actor: member.actor };
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

/** What a member ends up with. */
export function outcomeOf(scenario: Scenario, { actor, ue, failures }: Member): MemberOutcome {
  const keysExpected = scenario.gmkMode === 'single' ? 1 : 2;
  return { actor, keysHeld: ue.keys.length, keysExpected, failures };
}

/** The last event of a run. */
export function concludeRun(
  scenario: Scenario,
  members: readonly MemberOutcome[],
  totals: Totals,
): TraceEvent {
  const procedure = roundsOf(scenario).at(-1)?.procedure ?? 1;
  const scope: Scope = { prefix: 'gkp', procedure, step: 2, actor: 'gms' };
  return Object.freeze({
    ...eventBase(scope, 'outcome'),
    kind: 'outcome' as const,
    ok: members.every(
      (member) => member.keysHeld === member.keysExpected && member.failures.length === 0,
    ),
    members,
    packets: [],
    totals,
  });
}
