import {
  checkPacket,
  type Problem,
  payloadOf,
  randValues,
  refOf,
  tagProblem,
} from '../checks/packet-checks.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { ComputeEvent, KeyRecord, SrtpKeys } from '../trace/trace.ts';
import type { SentPacket } from './packet-sender.ts';
import type { PacketUse } from './packet-use.ts';

/** How a member opens a protected packet: it finds the GMK by the MKI, derives the sender's keys
 *  from it, and opens. Source: TS 33.179 §7.3.6, §7.5.1. */

/** Whether a calculation only tries another key. */
type Mark = Pick<ComputeEvent, 'trial'>;
const trial: Mark = { trial: true };

/** Sender keys derived so far, by MKI: one derivation serves all packets under it. */
export type SenderKeys = Map<string, SrtpKeys>;

/** A packet that opened, with the GMK it did so under. */
export type OpenedPacket = Readonly<{ sent: SentPacket; key: KeyRecord; gukId: number }>;

/** The member receives a packet. `scope.actor` is the receiver, `keys` are its stored GMKs. Returns
 *  the key it opened under, `null` when it did not. */
export function* receivePacket(
  context: Context,
  scope: Scope,
  keys: readonly KeyRecord[],
  sent: SentPacket,
  derived: SenderKeys,
): Steps<OpenedPacket | null> {
  const found = yield* findKey(scope, keys, sent);
  if (found === null) return null;
  const { key, gukId } = found;
  const name = `${key.gmkId} ${gukId}`;
  const senderKeys = derived.get(name) ?? (yield* deriveSenderKeys(context, scope, key, found));
  derived.set(name, senderKeys);
  const packet = yield* openPacket(context, scope, sent, senderKeys);
  const problem = packet === null ? tagProblem(sent, key, senderKeys) : null;
  const passed = yield* checkPacket(scope, sent, 'packet', problem, {
    clause: sent.kind.clause,
    path: `${sent.kind.root}.tag`,
    values: randValues(sent.key, key),
  });
  return passed ? found : null;
}

/** Finds the GMK the MKI names. A revoked key must not be used. Source: TS 33.179 §7.3.1, §7.3.6. */
function* findKey(
  scope: Scope,
  keys: readonly KeyRecord[],
  sent: SentPacket,
): Steps<OpenedPacket | null> {
  const { kind } = sent;
  const { value, failure: unread } = kind.decodeProtected(payloadOf(sent).received);
  const facts = { clause: 'TS 33.179 §7.3.6', path: kind.keyIdPath } as const;
  if (value === null) {
    const found = unread === null ? 'none' : `a packet cut short: ${unread.found}`;
    const problem: Problem = { code: 'mki', expected: 'an MKI', found };
    yield* checkPacket(scope, sent, 'mki', problem, facts);
    return null;
  }
  const { gmkId, gukId } = value;
  const stored = keys.find((key) => key.gmkId === gmkId);
  const usable = stored?.state === 'revoked' ? undefined : stored;
  const heldIds = keys.map((key) => uint32ToHex(key.gmkId)).join(', ') || 'none';
  const isMkfc = purposeTag(gmkId) === mkfcTag;
  const found = `${uint32ToHex(gmkId)}${stored ? ', which is revoked' : ', which is not held'}`;
  const expected = 'the GMK-ID of a key held';
  const problem: Problem | null = usable ? null : { code: 'mki', expected, found };
  yield* checkPacket(scope, sent, 'mki', problem, {
    ...facts,
    values: [
      { name: isMkfc ? 'MKFC-ID' : 'GMK-ID', value: uint32ToBytes(gmkId), unverified: isMkfc },
      ...(isMkfc ? [] : [{ name: 'GUK-ID of the sender', value: uint32ToBytes(gukId) }]),
      { name: 'GMK-IDs stored', value: heldIds },
    ],
    unverified: isMkfc,
  });
  return usable ? { sent, key: usable, gukId } : null;
}

/** The sender's SRTP keys, from the GMK and RAND stored here and the GUK-ID of the MKI. */
function* deriveSenderKeys(
  context: Context,
  scope: Scope,
  key: Pick<KeyRecord, 'gmk' | 'gmkId' | 'rand' | 'srtp'>,
  { sent, gukId }: OpenedPacket,
  mark: Mark = {},
): Steps<SrtpKeys> {
  const { gmk, gmkId, rand, srtp } = key;
  const derive = () => deriveGroupSrtpKeys({ gmk, gmkId, gukId, rand, csId: srtp.csId });
  const extra = () => ({ subject: refOf(sent), ...mark });
  const name = mark.trial ? 'srtp-keys-other' : 'srtp-keys';
  const { keys } = yield* compute(context, scope, 'srtp-keys', derive, extra, name);
  return keys;
}

/** Opens the packet as it arrived; `null` when its tag does not agree. */
function* openPacket(
  context: Context,
  scope: Scope,
  sent: SentPacket,
  keys: SrtpKeys,
  mark: Mark = {},
): Steps<Uint8Array | null> {
  const { kind } = sent;
  const operation = kind.unprotectOperation;
  const { packet } = yield* compute(
    context,
    scope,
    operation,
    () => kind.unprotect(payloadOf(sent).received, keys),
    (opened) => ({
      subject: refOf(sent),
      ...(opened.packet ? { reveals: revealed(kind, opened.packet) } : {}),
      ...mark,
    }),
    mark.trial ? `${operation}-other` : operation,
  );
  return packet;
}

function revealed(kind: PacketUse, bytes: Uint8Array) {
  return { ...kind.reveals, bytes, tree: kind.decodeClear(bytes).tree };
}

/** Where the group has two GMKs: the receiver tries a packet it could open with its other key. All
 *  but the GMK stays as it was (GUK-ID, RAND, CS ID), so that the GMK alone decides.
 *  Source: pCR 33.179 §7.4.2 (a separate security context for floor control). */
export function* tryOtherKey(
  context: Context,
  scope: Scope,
  keys: readonly KeyRecord[],
  opened: OpenedPacket,
): Steps<void> {
  const { sent, key } = opened;
  const other = keys.find((held) => held.gmkId !== key.gmkId && held.purpose !== key.purpose);
  if (!other) return;
  const { root } = sent.kind;
  const tried = { ...other, rand: key.rand, srtp: key.srtp };
  const derived = yield* deriveSenderKeys(context, scope, tried, opened, trial);
  const packet = yield* openPacket(context, scope, sent, derived, trial);
  const expected = 'a tag that does not agree under the other key';
  const problem: Problem | null =
    packet === null ? null : { code: 'srtp', expected, found: 'a tag that agrees' };
  yield* checkPacket(scope, sent, 'key-separation', problem, {
    clause: 'pCR 33.179 §7.4.2',
    path: `${root}.tag`,
    values: [
      { name: 'GMK-ID of the key tried', value: uint32ToBytes(other.gmkId) },
      { name: 'GMK-ID of the MKI', value: uint32ToBytes(key.gmkId) },
      { name: 'tagAgrees', value: packet !== null },
    ],
  });
}
