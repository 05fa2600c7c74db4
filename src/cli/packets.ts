import {
  bytesToHex,
  type Fact,
  type FoundMessage,
  type FoundPacket,
  type KeyRecord,
  noKeyMaterial,
  type OpenedPacket,
  openPackets,
  packetKeysOf,
  uint32ToHex,
} from '../engine/index.ts';
import type { GivenKeys } from './keys.ts';
import type { Words } from './words.ts';

/** The protected packets of an input, opened with the keys its messages brought and those of `--keys`. */

/** What became of each packet of an input. `records`: the keys its messages brought. */
export function packetsOpened(
  messages: readonly FoundMessage[],
  records: readonly KeyRecord[],
  keys: GivenKeys | null,
): ReadonlyMap<FoundMessage, OpenedPacket> {
  const packets = messages.filter(isPacket);
  const named = messages.flatMap(({ who }) => [who?.from ?? [], who?.to ?? []].flat());
  const held = packetKeysOf(records, keys?.material ?? noKeyMaterial, named);
  const opened = [...openPackets(packets, held)];
  return new Map(
    packets.flatMap((packet, index) => {
      const one = opened[index];
      return one ? [[packet, one] as const] : [];
    }),
  );
}

const isPacket = (message: FoundMessage): message is FoundMessage & FoundPacket =>
  message.kind !== 'mikey';

/** A packet as JSON: what it says in clear, what opened it, and what is in it. */
export function packetJson(packet: OpenedPacket, words: Words) {
  const { ssrc, sequenceNumber, payloadType, mki, opening, floor } = packet;
  return {
    verdict: packet.verdict,
    said: words.fact(packet.said),
    ssrc,
    ...(sequenceNumber === null ? {} : { sequence_number: sequenceNumber }),
    payload_type: payloadType,
    mki: mki && {
      key_id: uint32ToHex(mki.keyId),
      guk_id: mki.gukId === null ? null : uint32ToHex(mki.gukId),
    },
    ...(opening && openingJson(packet, opening)),
    ...(floor.length > 0 && { floor_control: floor.map((name) => nameOf(name, words)) }),
  };
}

function openingJson(
  { kind, octets }: OpenedPacket,
  { key, layout, sender, roc, index, encrypted, payload }: NonNullable<OpenedPacket['opening']>,
) {
  const { name, keyId, gukId, csId } = key;
  return {
    key: {
      key_type: name,
      key_id: uint32ToHex(keyId),
      csb_id: uint32ToHex(gukId),
      cs_id: csId,
      sender,
    },
    ...(kind === 'srtp' ? { roc, roc_carried: layout.carriesRoc } : { encrypted }),
    index,
    payload: bytesToHex(payload),
    packet: bytesToHex(octets),
  };
}

/** Which floor control messages are in a packet that was opened, in one line; empty where none is. */
export const floorText = ({ floor }: OpenedPacket, words: Words): string =>
  floor.map((name) => nameOf(name, words)).join(', ');

const nameOf = (name: string | Fact, words: Words) =>
  typeof name === 'string' ? name : words.fact(name);
