import type { CheckFailure } from '../checks/index.ts';
import { createGmk, createGroupKeyTransport, createTwoKeyTransport } from '../entities/gms.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import type { Gmk, Gms, Recipient } from '../entities/parties.ts';
import { type RunContext, tap } from '../entities/taps.ts';
import { type DecodedMessage, decodeMessage } from '../mikey/index.ts';
import { equalBytes } from '../model/bytes.ts';
import type { Leg } from '../model/figure.ts';
import { planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { parametersOf, tagOf } from '../model/scenario-rules.ts';
import { eventBase, faultsAt, type Scope, type Steps } from '../trace/recording.ts';
import { hasArrived, type MessageEvent, type MessagePayload } from '../trace/trace.ts';
import { answer } from './closing.ts';
import { inject } from './injection.ts';
import { certificateFor, type Member, type Servers } from './step-zero.ts';

/** Figure 7.4.2-1, "Security configuration for groups": notification with Group Key Transport
 *  payload, OK. The members of both systems of a regroup are keyed in the same way.
 *  Source: pCR 33.179 §7.4.2. */

/** Step 1, once for all members: the GMS draws the GMKs of this run of the procedure, under the identifiers
 *  of those in `kept`, or under new ones. */
export function* openRound(
  scenario: Scenario,
  context: RunContext,
  gms: Gms,
  round: Round,
  kept: readonly Gmk[] = [],
): Steps<readonly Gmk[]> {
  const { prefix, procedure } = round;
  const { group, legs } = planOf(scenario);
  const [{ step }] = legs;
  const gmks: Gmk[] = [];
  for (const purpose of round.purposes) {
    const scope: Scope = { prefix, procedure, step, actor: gms.name, purpose };
    const tag = tagOf(scenario, purpose);
    const parameters = parametersOf(scenario, group, gms, purpose);
    const rand = round.inOnePayload ? gmks[0]?.rand : undefined;
    const gmkId = kept.find((key) => key.purpose === purpose)?.gmkId;
    const input = {
      ...{ purpose, tag, parameters },
      ...(rand ? { rand } : {}),
      ...(gmkId === undefined ? {} : { gmkId }),
    };
    gmks.push(yield* createGmk(context, scope, input));
  }
  return tap(context, { prefix, procedure, step, actor: gms.name }, 'drawn', gmks);
}

/** Notification, checks, stored keys and answer for one member; `stored`: in the payloads of an earlier
 *  act, as they were. Gives what it refused. */
export function* keyMember(
  context: RunContext,
  { step, receipt, answer: answering }: Leg,
  servers: Servers,
  round: Round,
  gmks: readonly Gmk[],
  member: Member,
  stored: boolean = false,
): Steps<readonly CheckFailure[]> {
  const { gms } = servers;
  const { prefix, procedure } = round;
  const atGms = { prefix, procedure, step, actor: gms.name, member: member.actor };
  const certificate = certificateFor(servers, member.ue.kmsUri);
  const recipient = { uri: member.ue.uri, certificate };
  const arrived = yield* notify(context, atGms, gms, round, gmks, member, recipient, stored);
  const refused: CheckFailure[] = [];
  for (const { scope, notification, delaySeconds } of arrived) {
    const atUe: Scope = { ...scope, step: receipt, actor: member.actor };
    const failures = yield* receive(context, atUe, member, notification, delaySeconds);
    refused.push(...failures);
    const back = { ...atUe, step: answering };
    yield answered(context, member, answer(back, gms.name, failures), back);
  }
  return refused;
}

/** A notification as it reaches its receiver, and where that is. */
export type Arrived = Readonly<{ scope: Scope; notification: MessageEvent; delaySeconds: number }>;

/** The GMS makes the payloads for one receiver and sends the notification. Gives what arrives now:
 *  as a rule this notification, once. */
export function* notify(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  round: Round,
  drawn: readonly Gmk[],
  member: Member,
  recipient: Recipient,
  stored: boolean = false,
): Steps<readonly Arrived[]> {
  const sender = tap(context, scope, 'sender', gms);
  const to = tap(context, scope, 'recipient', recipient);
  const gmks = tap(context, scope, 'gmks', drawn);
  const earlier = stored ? member.stored.find((one) => one.procedure === round.procedure) : null;
  const made = earlier
    ? earlier.payloads.map(asSent)
    : yield* payloadsFor(context, scope, sender, round, gmks, to);
  const { uri: senderUri } = sender;
  const attack = tap(context, scope, 'attack', null);
  const delivery = tap(context, scope, 'delivery', { ...undisturbed, payloads: made, senderUri });
  const { fate, payloads, delaySeconds, copies, held } = delivery;
  const sipSender = sender.form.hideIdentities ? { senderUri: delivery.senderUri } : {};
  const notification = (again: boolean): MessageEvent => {
    const inScope = again ? { ...scope, again } : scope;
    return Object.freeze({
      ...eventBase(inScope, 'message', 'notification'),
      ...faultsAt(context, scope),
      kind: 'message' as const,
      name: 'notification' as const,
      from: scope.actor,
      to: member.actor,
      payloads,
      ...(round.purposes.length === 0 ? { ends: true as const } : {}),
      ...sipSender,
      fate: again ? ('duplicated' as const) : attack?.intercepts ? ('intercepted' as const) : fate,
      failures: [],
    });
  };
  const first = { scope, notification: notification(false), delaySeconds };
  yield first.notification;
  member.unanswered.count += 1;
  member.sent.push(first.notification);
  const arrived: Arrived[] = !hasArrived(first.notification) || held ? [] : [first];
  for (let copy = 1; copy < copies; copy += 1) {
    const more = {
      scope: { ...scope, again: true },
      notification: notification(true),
      delaySeconds,
    };
    yield more.notification;
    arrived.push(more);
  }
  if (attack) {
    const behind = { ...scope, again: true, ...(copies > 1 && { third: true }) };
    const inScope = attack.intercepts ? scope : behind;
    const at = { gms: sender, round, gmks, recipient: to, notification: first.notification };
    const injected = yield* inject(context, inScope, attack, at, member);
    arrived.push({ scope: inScope, notification: injected, delaySeconds: 0 });
  }
  const late = member.late.splice(0);
  if (held) member.late.push(first);
  return [...arrived, ...late];
}

/** A payload as it left its sender, whatever became of it then. */
const asSent = (payload: MessagePayload): MessagePayload =>
  Object.freeze({ ...payload, received: payload.sent, receivedTree: payload.sentTree });

const undisturbed = { fate: 'delivered', delaySeconds: 0, copies: 1, held: false } as const;

/** The payloads of a notification as a sender makes them, in the form of the round. */
export function* payloadsFor(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  { inOnePayload }: Round,
  gmks: readonly Gmk[],
  recipient: Recipient,
): Steps<readonly MessagePayload[]> {
  const [first, second] = gmks;
  if (inOnePayload && first && second) {
    const sent = yield* createTwoKeyTransport(context, scope, gms, [first, second], recipient);
    return [payloadOf(sent, first, second)];
  }
  const payloads: MessagePayload[] = [];
  for (const gmk of gmks) {
    const inScope = { ...scope, purpose: gmk.purpose };
    const sent = yield* createGroupKeyTransport(context, inScope, gms, gmk, recipient);
    payloads.push(payloadOf(sent, gmk));
  }
  return payloads;
}

/** Payloads as they were decoded when they were sent. */
const decodedAsSent = new WeakMap<Uint8Array, DecodedMessage>();

/** A payload as its receiver decodes it: once more only where octets are not those that were sent. */
function decodeReceived(received: Uint8Array): DecodedMessage {
  const known = decodedAsSent.get(received);
  return known && equalBytes(known.bytes, received) ? known : decodeMessage(received);
}

/** A payload as it leaves its sender, and arrives. */
export function payloadOf(sent: Uint8Array, { purpose }: Gmk, second?: Gmk): MessagePayload {
  const decoded = decodeMessage(sent.slice());
  decodedAsSent.set(sent, decoded);
  const { tree } = decoded;
  const octets = { sent, received: sent, sentTree: tree, receivedTree: tree };
  return Object.freeze({ purpose, ...(second ? { second: second.purpose } : {}), ...octets });
}

/** The receiver checks what arrived and stores what it may. */
export function* receive(
  context: RunContext,
  scope: Scope,
  member: Member,
  notification: MessageEvent,
  delaySeconds = 0,
): Steps<readonly CheckFailure[]> {
  const now = { ...member.ue, ntpSeconds: member.ue.ntpSeconds + delaySeconds };
  const ue = tap(context, scope, 'receiver', now);
  const refused = yield* receiveNotification(context, scope, ue, arrivalsOf(notification));
  member.failures.push(...refused);
  return refused;
}

/** The payloads of a notification as they reach its receiver. */
export function arrivalsOf({
  payloads,
  id: messageId,
  senderUri,
}: MessageEvent): readonly Arrival[] {
  return payloads.map(({ received, purpose, second }, payload) => ({
    decoded: decodeReceived(received),
    ref: { messageId, payload },
    purpose,
    ...(second ? { second } : {}),
    ...(senderUri === undefined ? {} : { senderUri }),
  }));
}

/** An answer on its way to the GMS; a lost one leaves the notification unanswered. */
export function answered(
  context: RunContext,
  member: Member,
  sent: MessageEvent,
  scope: Scope,
): MessageEvent {
  const fate = tap(context, scope, 'answer', sent.fate);
  if (fate !== 'dropped' && !scope.again) member.unanswered.count -= 1;
  return Object.freeze({ ...sent, ...faultsAt(context, scope), fate });
}
