import type { FieldNode } from '../codec/field-node.ts';
import { findNode } from '../codec/field-node.ts';
import { decodeSrtcpPacket } from '../mcptt/floor-message.ts';
import {
  type PacketLayout,
  type Protocol,
  type ReadMki,
  shortestPacket,
} from '../mcptt/packet-layout.ts';
import { decodeRtcpPackets } from '../mcptt/rtcp-packets.ts';
import { decodeRtpPacket, decodeSrtpPacket } from '../mcptt/rtp-packet.ts';
import { uint32ToHex } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { type Failure, failure } from '../model/failures.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import type { FoundMessage } from './found.ts';
import type { PacketKey } from './packet-keys.ts';

/** What became of a protected packet, as data. */

/** A packet that was found. */
export type FoundPacket = Pick<FoundMessage, 'octets'> & Readonly<{ kind: Protocol }>;

/** One way a packet may have been protected. */
export type Attempt = Readonly<{
  key: PacketKey;
  layout: PacketLayout;
  keyId: number;
  gukId: number;
  csId: number;
}>;

/** A packet in clear, and what counts it. */
export type ClearPacket = Readonly<{
  packet: Uint8Array;
  roc?: number;
  index?: number;
  encrypted: boolean;
}>;

/** How a packet was opened. `sender`: the URI whose GUK-ID it carries, where that is known. */
export type PacketOpening = Readonly<{
  key: Readonly<{ name: string; keyId: number; gukId: number; csId: number; statedId?: number }>;
  layout: PacketLayout;
  sender: string | null;
  /** Of SRTP: the ROC, and the index made of it and the sequence number. */
  roc?: number;
  /** Of SRTP made of ROC and sequence number; of SRTCP as the packet has it. */
  index: number;
  /** The flag E of SRTCP. */
  encrypted: boolean;
  /** The payload in clear: that of RTP, or the RTCP packet behind its first 8 octets. */
  payload: Uint8Array;
}>;

/** `failed`: a key with the identifier of its MKI is held, and its tag does not agree under it. `unchecked`: no such
 *  key is held. `octets` and `tree`: the packet in clear, or as it was captured. */
export type OpenedPacket = Readonly<{
  kind: Protocol;
  verdict: 'passed' | 'failed' | 'unchecked';
  said: Fact;
  ssrc: string | null;
  sequenceNumber: number | null;
  payloadType: number | null;
  mki: ReadMki | null;
  opening: PacketOpening | null;
  /** The floor control messages in it. */
  floor: readonly (string | Fact)[];
  failure: Failure<'srtp'> | null;
  octets: Uint8Array;
  tree: readonly FieldNode[];
}>;

/** A packet whose tag agrees. */
export function openedPacket(
  packet: FoundPacket,
  { key, layout, keyId, gukId, csId }: Attempt,
  { packet: octets, encrypted, ...counts }: ClearPacket,
  sender: string | null,
): OpenedPacket {
  const { kind } = packet;
  const tree = kind === 'srtp' ? decodeRtpPacket(octets).tree : decodeRtcpPackets(octets);
  const head = headOf(kind, octets);
  const { name } = keyKindOrGmk(keyId);
  const index = counts.index ?? 2 ** 16 * (counts.roc ?? 0) + (head.sequenceNumber ?? 0);
  const isOther = key.keyId !== undefined && key.keyId !== keyId;
  return {
    ...{ kind, verdict: 'passed', ...head, octets, tree, failure: null },
    said: saidOf({ name, keyId, sender, isOther, rocTaken: kind === 'srtp' && !layout.carriesRoc }),
    mki: mkiOf(layout, keyId, gukId),
    opening: {
      key: { name, keyId, gukId, csId, ...(isOther && { statedId: key.keyId }) },
      ...{ layout, sender, index, encrypted },
      ...(counts.roc !== undefined && { roc: counts.roc }),
      payload: payloadOf(kind, octets, tree),
    },
    floor: floorNames(tree),
  };
}

function saidOf({
  name,
  keyId,
  sender,
  isOther,
  rocTaken,
}: Readonly<{
  name: string;
  keyId: number;
  sender: string | null;
  isOther: boolean;
  rocTaken: boolean;
}>): Fact {
  const id = uint32ToHex(keyId);
  const items = [
    sender === null
      ? fact('packet.opened', { name, id })
      : fact('packet.openedOf', { name, id, sender }),
    ...(isOther ? [fact('packet.otherId')] : []),
    ...(rocTaken ? [fact('packet.rocTaken')] : []),
  ];
  const [only] = items;
  return items.length === 1 && only ? only : fact('packet.told', { items });
}

function mkiOf({ mkiLength }: PacketLayout, keyId: number, gukId: number): ReadMki | null {
  return mkiLength === 0 ? null : { keyId, gukId: mkiLength === 8 ? gukId : null };
}

/** What the octets in clear at the beginning say, protected or not. */
function headOf(kind: Protocol, octets: Uint8Array) {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const hex = (at: number) => (octets.length < at + 4 ? null : uint32ToHex(view.getUint32(at)));
  if (kind === 'srtcp') {
    return { ssrc: hex(4), sequenceNumber: null, payloadType: octets[1] ?? null };
  }
  const sequenceNumber = octets.length < 4 ? null : view.getUint16(2);
  return { ssrc: hex(8), sequenceNumber, payloadType: (octets[1] ?? 0) & 0x7f };
}

function payloadOf(kind: Protocol, octets: Uint8Array, tree: readonly FieldNode[]): Uint8Array {
  if (kind === 'srtcp') return octets.slice(8);
  const node = findNode(tree, 'RTP.payload');
  return node ? octets.slice(node.start, node.end) : new Uint8Array(0);
}

/** The names of the floor control messages, as their subtypes have them. */
function floorNames(tree: readonly FieldNode[]): readonly (string | Fact)[] {
  return tree.flatMap(({ path, valueName, children }) =>
    /^APP(?:#\d+)?\.subtype$/.test(path) ? (valueName ?? []) : floorNames(children),
  );
}

/** A packet that no key opens, and why. */
export function unopenedPacket(
  { kind, octets }: FoundPacket,
  mki: ReadMki | null,
  keys: readonly PacketKey[],
): OpenedPacket {
  const named = mki === null ? [] : keys.filter(({ keyId }) => keyId === mki.keyId);
  const usable = named.filter(({ rand }) => rand !== undefined);
  const isLong = octets.length >= shortestPacket[kind];
  const isFailed = isLong && usable.length > 0;
  const decoded = kind === 'srtp' ? decodeSrtpPacket(octets) : decodeSrtcpPacket(octets);
  return {
    ...{ kind, ...headOf(kind, octets), octets, tree: decoded.tree, mki: isLong ? mki : null },
    verdict: isFailed ? 'failed' : 'unchecked',
    said: isLong ? whyNot(mki, keys, named) : tooShort(kind, octets),
    opening: null,
    floor: [],
    failure: isFailed ? tagFailure(kind, octets, decoded.tree) : null,
  };
}

const tooShort = (kind: Protocol, { length }: Uint8Array) =>
  fact('packet.tooShort', { count: length, least: shortestPacket[kind] });

function whyNot(
  mki: ReadMki | null,
  keys: readonly PacketKey[],
  named: readonly PacketKey[],
): Fact {
  const count = keys.filter(({ rand }) => rand !== undefined).length;
  if (mki === null) return count === 0 ? fact('packet.noKeys') : fact('packet.noneFits', { count });
  const { name } = keyKindOrGmk(mki.keyId);
  const id = uint32ToHex(mki.keyId);
  if (named.some(({ rand }) => rand !== undefined)) return fact('packet.tagWrong', { name, id });
  if (named.length > 0) return fact('packet.needsRand', { name, id });
  return count === 0
    ? fact('packet.noKeysFor', { name, id })
    : fact('packet.notHeld', { name, id, count });
}

function tagFailure(
  kind: Protocol,
  octets: Uint8Array,
  tree: readonly FieldNode[],
): Failure<'srtp'> {
  const path = kind === 'srtp' ? 'SRTP.tag' : 'SRTCP.tag';
  return failure({
    ...{ code: 'srtp', path, offset: findNode(tree, path)?.start ?? octets.length },
    clause: kind === 'srtp' ? 'RFC 7714 §8.2' : 'RFC 7714 §9.2',
    expected: fact('tag.ofSender'),
    found: fact('tag.other'),
  });
}
