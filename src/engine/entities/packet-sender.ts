import type { NonceLog } from '../crypto/nonce-log.ts';
import { encodeFloorRequest } from '../mcptt/floor-message.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { firstRoc, firstSrtcpIndex, packetUses, type Use } from '../mcptt/packet-use.ts';
import { encodeVoicePacket, standInVoice } from '../mcptt/rtp-packet.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToNumberBE } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { compute, eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';

/** A packet on its way, with the key its sender took. */
export type SentPacket = Readonly<{ use: Use; key: KeyRecord; message: MessageEvent }>;

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

/** Who a packet goes to, and the MCPTT ID of who sends it. */
export type PacketEnds = Readonly<{ fromUri: string; to: ActorId }>;

/** The member protects one packet with its own SRTP keys under the GMK and sends it. `scope.actor`
 *  is the sender. Throws EngineError `nonce-repeat`.
 *  Source: TS 33.179 §7.5.1, §7.6.1, RFC 7714 §8, §9. */
export function* sendPacket(
  context: Context,
  scope: Scope,
  { fromUri, to }: PacketEnds,
  use: Use,
  key: KeyRecord,
  used: NonceLog,
): Steps<SentPacket> {
  const kind = packetUses[use];
  const clear = clearPacket(context, scope, use, fromUri);
  used.claim(key.srtp.masterKey, clear.ssrc, clear.index);
  const { octets } = yield* compute(context, scope, kind.protectOperation, () =>
    kind.protect(clear.packet, key.srtp),
  );
  const { tree } = kind.decodeProtected(octets);
  const trees = { sentTree: tree, receivedTree: tree };
  const payload = { purpose: key.purpose, sent: octets, received: octets, ...trees };
  const message: MessageEvent = Object.freeze({
    ...eventBase(scope, 'message', kind.message),
    kind: 'message' as const,
    name: kind.message,
    from: scope.actor,
    to,
    payloads: [Object.freeze(payload)],
    fate: 'delivered' as const,
    failures: [],
  });
  yield message;
  return { use, key, message };
}

/** The packet before it is protected. Each stream of packets has an SSRC of its own, at random, as
 *  have sequence number (its top bit 0, so that it does not wrap at once) and timestamp.
 *  Source: RFC 3550 §5.1, RFC 3711 §3.3.1. */
function clearPacket(
  context: Context,
  { actor, prefix }: Scope,
  use: Use,
  userId: string,
): ClearPacket {
  const draw = (name: string, length: number) =>
    Number(bytesToNumberBE(context.random.stream(`${actor}/${name}`).bytes(length)));
  const ssrc = draw(`ssrc/${use}`, 4);
  if (use === 'floor') {
    const temporary = prefix.startsWith('regroup');
    const packet = encodeFloorRequest({ ssrc, priority: 5, userId, temporary });
    return { packet, ssrc, index: firstSrtcpIndex };
  }
  const sequenceNumber = draw('rtp-sequence-number', 2) % 0x8000;
  const timestamp = draw('rtp-timestamp', 4);
  const payload = standInVoice();
  const packet = encodeVoicePacket({ sequenceNumber, timestamp, ssrc, payload });
  return { packet, ssrc, index: 2 ** 16 * firstRoc + sequenceNumber };
}
