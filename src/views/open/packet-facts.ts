import { type OpenedPacket, uint32ToHex } from '../../engine/index.ts';

/** A value of a packet: its key in the catalogue, and what it is. */
export type PacketFact = Readonly<{ name: string; value: string }>;

/** What a packet says, and with what it was opened; what is not known is left out. */
export function packetFacts(packet: OpenedPacket): readonly PacketFact[] {
  const { ssrc, sequenceNumber, payloadType, mki, opening } = packet;
  const facts = {
    ssrc,
    sequenceNumber,
    payloadType,
    mki: mki && [mki.keyId, mki.gukId].flatMap((id) => (id === null ? [] : uint32ToHex(id))),
    key: opening && `${opening.key.name} ${uint32ToHex(opening.key.keyId)}`,
    csId: opening?.key.csId,
    sender: opening?.sender,
    roc: opening?.roc,
    index: opening?.index,
    encrypted: packet.kind === 'srtcp' && opening ? (opening.encrypted ? '1' : '0') : null,
  };
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    return [{ name, value: Array.isArray(value) ? value.join(' ‖ ') : String(value) }];
  });
}
