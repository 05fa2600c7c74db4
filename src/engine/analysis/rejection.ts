import type { MikeyError } from '../checks/check.ts';
import { type CheckFailure, mikeyErrorOf } from '../checks/index.ts';
import { findNode } from '../codec/field-node.ts';
import type { ActorId } from '../model/actors.ts';
import { EngineError } from '../model/failures.ts';
import type { Purpose } from '../model/purpose.ts';
import type {
  CheckEvent,
  MessageEvent,
  MessagePayload,
  StoreEvent,
  TraceEvent,
} from '../trace/trace.ts';

/** A failed check explained: from what the receiver found down to what caused it. */

/** Octets of a field as they arrived, and as they were sent where that is not the same. */
export type FoundOctets = Readonly<{
  path: string;
  offset: number;
  found: Uint8Array;
  /** Null where they were sent like that. */
  sent: Uint8Array | null;
}>;

/** A run of octets that changed on the way; `sent` or `received` is empty behind the shorter one. */
export type AlteredOctets = Readonly<{ offset: number; sent: Uint8Array; received: Uint8Array }>;

/** How a receiver answers: an error to its GMS, whose coding no text gives; nothing, since a packet
 *  is dropped (RFC 3711 §3.3); nothing yet, since no message is under way; or it is the GMS itself. */
export const replies = ['error', 'silent', 'later', 'own'] as const;
export type Reply = (typeof replies)[number];

/** What the user of the device notices. */
export const noticeable = [
  'nothing',
  'not-provisioned',
  'no-key',
  'no-voice',
  'no-floor-control',
  'packet-not-heard',
  'floor-request-ignored',
  'partner-cut-off',
] as const;
export type Noticed = (typeof noticeable)[number];

/** An event in which a fault of the scenario, by its place in the list, altered something. */
export type Cause = Readonly<{ fault: number; eventId: string }>;

export type Rejection = Readonly<{
  failure: CheckFailure;
  octets: FoundOctets | null;
  altered: readonly AlteredOctets[];
  reply: Reply;
  /** A local diagnosis, no answer. Null where MIKEY has nothing to do with it. */
  mikeyError: MikeyError | null;
  /** Keys of this notification that were stored all the same, by the events that say so. */
  kept: readonly string[];
  /** Purposes of the keys that were not stored. */
  notStored: readonly Purpose[];
  /** How many keys of earlier notifications the receiver held and goes on holding. */
  heldBefore: number;
  noticed: Noticed;
  causes: readonly Cause[];
}>;

/** Explains a failed check of a trace. Throws TypeError for a check that passed. */
export function explainRejection(events: readonly TraceEvent[], check: CheckEvent): Rejection {
  const { failure, subject, actor } = check;
  if (!failure) throw new TypeError('the check passed: there is nothing to explain');
  const message = events.find(
    (event): event is MessageEvent => event.kind === 'message' && event.id === subject?.messageId,
  );
  const payload = message?.payloads[subject?.payload ?? 0];
  const own = events.filter(
    (event): event is StoreEvent => event.kind === 'store' && event.actor === actor,
  );
  const isOfMessage = ({ record }: StoreEvent) =>
    message !== undefined && record.learntFrom.messageId === message.id;
  const before = events.indexOf(check);
  const earlier = new Set(
    own
      .filter((event) => !isOfMessage(event) && events.indexOf(event) < before)
      .map(({ record }) => record.gmkId),
  );
  return {
    failure,
    octets: payload ? octetsOf(payload, failure.path) : null,
    altered: payload ? alteredOctets(payload) : [],
    reply: replyTo(check),
    mikeyError: check.step === 0 ? null : mikeyErrorOf(failure),
    kept: own.filter(isOfMessage).map(({ id }) => id),
    notStored: discardedOf(events, check),
    heldBefore: earlier.size,
    noticed: noticedOf(events, check, own),
    causes: causesOf(events, check),
  };
}

/** The octets of the failing field, or of the nearest field around it. */
function octetsOf(payload: MessagePayload, path: string): FoundOctets | null {
  const node = findNode(payload.receivedTree, path);
  if (!node) {
    const end = path.lastIndexOf('.');
    return end < 0 ? null : octetsOf(payload, path.slice(0, end));
  }
  const { start, end } = node;
  const found = payload.received.slice(start, end);
  const before = findNode(payload.sentTree, path);
  const sent = before ? payload.sent.slice(before.start, before.end) : new Uint8Array(0);
  const isSame = sent.length === found.length && sent.every((octet, at) => octet === found[at]);
  return { path, offset: start, found, sent: isSame ? null : sent };
}

/** The octets that arrived otherwise than they were sent, in runs. */
export function alteredOctets({ sent, received }: MessagePayload): readonly AlteredOctets[] {
  const runs: AlteredOctets[] = [];
  const length = Math.max(sent.length, received.length);
  let start: number | null = null;
  for (let at = 0; at <= length; at += 1) {
    const differs = at < length && sent[at] !== received[at];
    if (differs) start ??= at;
    else if (start !== null) {
      const [offset, end]: readonly [number, number] = [start, at];
      runs.push({ offset, sent: sent.slice(offset, end), received: received.slice(offset, end) });
      start = null;
    }
  }
  return runs;
}

function replyTo({ step, actor }: CheckEvent): Reply {
  if (step === 'use') return 'silent';
  if (step === 0) return 'later';
  return actor === 'gms' ? 'own' : 'error';
}

/** Purposes of the keys a notification did not leave. */
function discardedOf(events: readonly TraceEvent[], { subject, actor }: CheckEvent): Purpose[] {
  const purposes = events.flatMap((event) => {
    if (event.kind !== 'discard' || event.actor !== actor) return [];
    if (event.subject.messageId !== subject?.messageId || !event.purpose) return [];
    return [event.purpose];
  });
  return [...new Set(purposes)];
}

/** What is missing to the user at the end of the run. */
function noticedOf(
  events: readonly TraceEvent[],
  { step, actor, subject }: CheckEvent,
  own: readonly StoreEvent[],
): Noticed {
  if (step === 'use') {
    const packet = events.find((event) => event.id === subject?.messageId);
    const isVoice = packet?.kind === 'message' && packet.name === 'media-packet';
    return isVoice ? 'packet-not-heard' : 'floor-request-ignored';
  }
  if (actor === 'gms' || (actor === 'partner-gms' && own.length === 0)) return 'partner-cut-off';
  const outcome = events.at(-1);
  const member =
    outcome?.kind === 'outcome' ? outcome.members.find((one) => one.actor === actor) : undefined;
  const held = new Set(own.map(({ record }) => record.purpose));
  if (held.size === 0) return step === 0 ? 'not-provisioned' : 'no-key';
  if (!member || member.keysHeld >= member.keysExpected) return 'nothing';
  return held.has('media') ? 'no-floor-control' : 'no-voice';
}

/** Every event that says a fault had a hand in it and that comes before the refusal: at the receiver,
 *  in the notification to it, at whoever sent the packet, and where a partner GMS took the key over. */
function causesOf(events: readonly TraceEvent[], check: CheckEvent): readonly Cause[] {
  const { actor, member, procedure, step, id } = check;
  const near = new Set<ActorId>([actor, ...(member ? [member] : [])]);
  if ([...near].some((one) => one.startsWith('partner-'))) near.add('partner-gms');
  const place = events.findIndex((event) => event.id === id);
  if (place < 0) throw new EngineError('order', 'the check is not of this trace');
  const causes: Cause[] = [];
  for (const [index, event] of events.entries()) {
    const { faults = [], id: eventId } = event;
    if (faults.length === 0 || !near.has(event.member ?? event.actor)) continue;
    const isAnswer = event.kind === 'message' && event.actor === actor && event.name !== 'leak';
    if (index > place && !(isAnswer && event.procedure === procedure)) continue;
    const isSame = step === 'use' || event.step === 0 || event.procedure === procedure;
    if (isSame) causes.push(...faults.map((fault) => ({ fault, eventId })));
  }
  return causes;
}
