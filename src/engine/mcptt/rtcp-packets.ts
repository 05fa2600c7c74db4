import { bytes, rest, uint } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { decodePayload } from '../codec/payload.ts';
import { bytesToUtf8 } from '../model/bytes.ts';
import { decodeFloorMessage } from './floor-message.ts';

/** RTCP packets in clear, of which one datagram may hold several: floor control messages as such, others
 *  by their header. Sources: RFC 3550 §6.1, TS 24.380 §8.1.1. */

const clause = 'RFC 3550 §6.4.1';

const packetTypes = { 200: 'SR', 201: 'RR', 202: 'SDES', 203: 'BYE', 204: 'APP' };

/** The part that all RTCP packets begin with. Source: RFC 3550 §6.4.1. */
const rtcpPacket = {
  name: 'RTCP',
  clause,
  fields: {
    version: uint(2, { label: 'V', clause, names: { 2: 'RTP version 2' } }),
    padding: uint(1, { label: 'P', clause }),
    count: uint(5, { label: 'RC', clause }),
    packetType: uint(8, { label: 'PT', clause, names: packetTypes }),
    length: uint(16, { label: 'length', clause }),
    content: bytes(rest, { label: 'content', clause }),
  },
} as const;

const appPacketType = 204;

/** Where the packets of a datagram begin and end; what no length gives goes with the last one. */
function packetsIn(octets: Uint8Array): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = 0;
  while (start < octets.length) {
    const words = ((octets[start + 2] ?? 0) << 8) | (octets[start + 3] ?? 0);
    const end = start + 4 * (words + 1);
    const left = octets.length - end;
    const isLast = left < 4 || (octets[end] ?? 0) >> 6 !== 2;
    parts.push([start, isLast ? octets.length : end]);
    start = isLast ? octets.length : end;
  }
  return parts;
}

/** The fields of all packets in a datagram; of several, each under a node of its own. */
export function decodeRtcpPackets(octets: Uint8Array): readonly FieldNode[] {
  const packets = packetsIn(octets);
  if (packets.length === 1) return decodePacket(octets).tree;
  return packets.map(([start, end], index) => {
    const { name, tree } = decodePacket(octets.subarray(start, end));
    const own = index === 0 ? name : `${name}#${index + 1}`;
    const children = tree.map((node) => movedBy(node, start, name, own));
    return { path: own, label: name, start, end, clause, text: '', children };
  });
}

function decodePacket(octets: Uint8Array): Readonly<{ name: string; tree: readonly FieldNode[] }> {
  const isFloor = octets[1] === appPacketType && bytesToUtf8(octets.slice(8, 12)) === 'MCPT';
  return isFloor
    ? { name: 'APP', tree: decodeFloorMessage(octets).tree }
    : { name: 'RTCP', tree: decodePayload(rtcpPacket, octets).tree };
}

/** A node of one of several packets: where its octets lie, under a name of its own. */
function movedBy(node: FieldNode, by: number, name: string, own: string): FieldNode {
  return {
    ...node,
    path: `${own}${node.path.slice(name.length)}`,
    start: node.start + by,
    end: node.end + by,
    children: node.children.map((child) => movedBy(child, by, name, own)),
  };
}
