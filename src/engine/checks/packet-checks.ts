import { findNode } from '../codec/field-node.ts';
import type { SentPacket } from '../entities/packet-sender.ts';
import { equalBytes } from '../model/bytes.ts';
import { EngineError, type FailureCode, failure } from '../model/failures.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { CheckName, KeyRecord, MessagePayload, PayloadRef, SrtpKeys } from '../trace/trace.ts';

/** Checks of a protected packet, and what they say of one that does not open. */

/** What is wrong with a packet, before it is placed in its octets. */
export type Problem = Readonly<{ code: FailureCode; expected: string; found: string }>;
type Facts = Readonly<{
  clause: Clause;
  path: string;
  values?: readonly NamedValue[];
  unverified?: boolean;
}>;

/** Yields one check of a packet; returns whether it passed. */
export function* checkPacket(
  scope: Scope,
  sent: SentPacket,
  check: CheckName,
  problem: Problem | null,
  { clause, path, values = [], unverified = false }: Facts,
): Steps<boolean> {
  const offset = findNode(payloadOf(sent).receivedTree, path)?.start ?? null;
  yield Object.freeze({
    ...eventBase(scope, 'check', check),
    kind: 'check' as const,
    check,
    clause,
    passed: problem === null,
    ...(problem ? { failure: failure({ ...problem, path, offset, clause }) } : {}),
    values,
    subject: refOf(sent),
    path,
    ...(unverified ? { unverified } : {}),
  });
  return problem === null;
}

/** Why a tag does not agree, as far as sender and receiver can be compared; nothing is claimed that
 *  the comparison does not show. */
export function tagProblem(sent: SentPacket, key: KeyRecord, derived: SrtpKeys): Problem {
  const payload = payloadOf(sent);
  const isAltered = !equalBytes(payload.sent, payload.received);
  const differ = !equalBytes(sent.key.srtp.masterKey, derived.masterKey);
  const reasons = [
    ...(isAltered ? ['octets altered on the way'] : []),
    ...(differ && !equalBytes(sent.key.gmk, key.gmk) ? ['master keys of another GMK'] : []),
    ...(differ && !equalBytes(sent.key.rand, key.rand)
      ? ['master keys derived with another RAND']
      : []),
  ];
  const expected = "a tag that agrees under the sender's keys";
  return { code: 'srtp', expected, found: reasons.join(', ') || 'another tag' };
}

/** The RANDs of both sides, where they differ: the keys do then too. */
export function randValues(
  sender: Pick<KeyRecord, 'rand'>,
  receiver: KeyRecord,
): readonly NamedValue[] {
  if (equalBytes(sender.rand, receiver.rand)) return [];
  return [
    { name: 'RAND of the sender', value: sender.rand },
    { name: 'RAND of the receiver', value: receiver.rand },
  ];
}

/** The octets of a packet, as sent and as received. */
export function payloadOf({ message }: SentPacket): MessagePayload {
  const [payload] = message.payloads;
  if (!payload) throw new EngineError('order', 'a packet without octets');
  return payload;
}

/** Where they stand in the trace. */
export function refOf({ message }: SentPacket): PayloadRef {
  return { messageId: message.id, payload: 0 };
}
