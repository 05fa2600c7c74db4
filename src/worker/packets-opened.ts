import { type OpenedPacket, openPackets, packetKeysOf } from '../engine/index.ts';
import type { PacketTask } from './engine-client.ts';

/** Opens protected packets with every key that can fit. */
export async function packetsOpened({
  packets,
  records,
  material,
  users,
}: PacketTask): Promise<readonly OpenedPacket[]> {
  return [...openPackets(packets, packetKeysOf(records, material, users))];
}
