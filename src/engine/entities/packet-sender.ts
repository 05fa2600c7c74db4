import type { NonceLog } from '../crypto/nonce-log.ts';
import { encodeFloorRequest } from '../mcptt/floor-message.ts';
import { encodeFloorTaken } from '../mcptt/floor-taken.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import {
  firstRoc,
  firstSrtcpIndex,
  type PacketUse,
  packetUses,
  type Use,
} from '../mcptt/packet-use.ts';
import { encodeVoicePacket, standInVoice } from '../mcptt/rtp-packet.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import type { Context } from '../model/context.ts';
import { packetStreams } from '../model/stream-names.ts';
import { compute, eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';

/** A packet on its way, with the key its sender took. */
export type SentPacket = Readonly<{
  use: Use;
  kind: PacketUse;
  key: SendingKey;
  message: MessageEvent;
}>;

/** What a sender needs of its key. */
export type SendingKey = Pick<KeyRecord, 'purpose' | 'gmk' | 'gmkId' | 'rand' | 'srtp'>;

/** The server that sends floor control: who it is, or stands for it, its key and the packets under that, who
 *  has the floor, and how many messages it has sent. */
export type FloorServer = Readonly<{
  actor: ActorId;
  kind: PacketUse;
  key: SendingKey;
  grantedParty: string;
  sent: number;
}>;

/** A clear packet with what makes its nonce; `index` is ROC ‖ SEQ, or the SRTCP index. */
type ClearPacket = Readonly<{ packet: Uint8Array; ssrc: number; index: number }>;

/** The key a member sends with: an active one of that purpose, or else of the whole group; of
 *  several the one activated last. `undefined` when it has none, and then it sends nothing.
 *  Source: TS 33.179 §7.3.1. */
export function sendingKey(keys: readonly KeyRecord[], use: Use): KeyRecord | undefined {
  const active = keys.filter((key) => key.state === 'active');
  const own = active.filter((key) => key.purpose === use);
  const fitting = own.length > 0 ? own : active.filter((key) => key.purpose === 'group');
  return fitting
    .toSorted((a, b) => a.parameters.activationTime - b.parameters.activationTime)
    .at(-1);
}

/** Who a packet goes to, the MCPTT ID of who sends it, and whether their group is a temporary one. */
export type PacketEnds = Readonly<{ fromUri: string; to: ActorId; temporary: boolean }>;

/** The member protects one packet with its own SRTP keys under the GMK and sends it. `scope.actor`
 *  is the sender. Throws EngineError `nonce-repeat`.
 *  Source: TS 33.179 §7.5.1, §7.6.1, RFC 7714 §8, §9. */
export function* sendPacket(
  context: Context,
  scope: Scope,
  ends: PacketEnds,
  use: Use,
  key: SendingKey,
  used: NonceLog,
  kind: PacketUse = packetUses[use],
): Steps<SentPacket> {
  const clear = clearPacket(context, scope, use, ends);
  return yield* protectAndSend(context, scope, ends.to, { use, kind, key }, clear, used);
}

/** The server tells who has the floor, by multicast under its MKFC or MuSiK, or to one UE under the CSK of that;
 *  `to` is one of the UEs that hear it. No UE ever sends under a key for multicast. Throws EngineError
 *  `nonce-repeat`. Source: TS 33.179 §7.6.1, TS 24.380 §13.1; the octets of the MKI are unverified. */
export function* sendFloorTaken(
  context: Context,
  scope: Scope,
  to: ActorId,
  { kind, key, grantedParty, sent }: FloorServer,
  used: NonceLog,
): Steps<SentPacket> {
  const draw = context.random.stream(packetStreams.ssrc(scope.actor, 'floor'));
  const ssrc = Number(bytesToNumberBE(draw.bytes(4)));
  const packet = encodeFloorTaken({ ssrc, grantedParty, sequenceNumber: sent });
  const clear = { packet, ssrc, index: firstSrtcpIndex + sent };
  const how = { use: 'floor', kind, key } as const;
  return yield* protectAndSend(context, scope, to, how, clear, used);
}

function* protectAndSend(
  context: Context,
  scope: Scope,
  to: ActorId,
  { use, kind, key }: Omit<SentPacket, 'message'>,
  clear: ClearPacket,
  used: NonceLog,
): Steps<SentPacket> {
  used.claim(key.srtp.masterKey, clear.ssrc, clear.index);
  const { octets } = yield* compute(context, scope, kind.protectOperation, () =>
    kind.protect(clear.packet, key.srtp, clear.index),
  );
  const { tree } = kind.decodeProtected(octets);
  const trees = { sentTree: tree, receivedTree: tree };
  const payload = { purpose: key.purpose, sent: octets, received: octets, ...trees };
  const message: MessageEvent = Object.freeze({
    ...eventBase(scope, 'message', packetUses[use].message),
    kind: 'message' as const,
    name: kind.message,
    from: scope.actor,
    to,
    payloads: [Object.freeze(payload)],
    fate: 'delivered' as const,
    failures: [],
  });
  yield message;
  return { use, kind, key, message };
}

/** The packet before it is protected. Each stream of packets has an SSRC of its own, at random, as
 *  have sequence number (its top bit 0, so that it does not wrap at once) and timestamp.
 *  Source: RFC 3550 §5.1, RFC 3711 §3.3.1. */
function clearPacket(
  context: Context,
  { actor }: Scope,
  use: Use,
  { fromUri: userId, temporary }: PacketEnds,
): ClearPacket {
  const draw = (name: string, length: number) =>
    Number(bytesToNumberBE(context.random.stream(name).bytes(length)));
  const ssrc = draw(packetStreams.ssrc(actor, use), 4);
  if (use === 'floor') {
    const packet = encodeFloorRequest({ ssrc, priority: 5, userId, temporary });
    return { packet, ssrc, index: firstSrtcpIndex };
  }
  const sequenceNumber = draw(packetStreams.sequenceNumber(actor), 2) % 0x8000;
  const timestamp = draw(packetStreams.timestamp(actor), 4);
  const payload = standInVoice();
  const packet = encodeVoicePacket({ sequenceNumber, timestamp, ssrc, payload });
  return { packet, ssrc, index: 2 ** 16 * firstRoc + sequenceNumber };
}
