import { fact } from '../model/fact.ts';
import type { Packet } from './capture-packets.ts';
import { type Findings, note, startFindings, take, type Whereabouts } from './found.ts';
import {
  type Datagram,
  datagramOf,
  type Fragments,
  protocols,
  startFragments,
} from './ip-packets.ts';
import { carriedBy } from './link-layer.ts';
import { type MediaFlows, noteAnnounced, searchMedia, startMediaFlows } from './media-flows.ts';
import { isPlainlyMikey, kindOfOctets, mayBeMikey } from './octet-kind.ts';
import { latin1Text } from './octet-text.ts';
import { searchStream } from './stream-search.ts';
import { assemble, keepSegment, type Streams, startStreams } from './tcp-streams.ts';

/** Looks into packets: by what is in them, the port of MIKEY apart. */

/** What is kept from packet to packet. */
export type PacketSearch = {
  readonly fragments: Fragments;
  readonly streams: Streams;
  readonly media: MediaFlows;
};

export const startPacketSearch = (): PacketSearch => ({
  fragments: startFragments(),
  streams: startStreams(),
  media: startMediaFlows(),
});

/** Port of MIKEY. Source: RFC 3830 §7. */
const mikeyPort = 2269;

const whereaboutsOf = ({ number, unixSeconds, comment }: Packet): Whereabouts => ({
  placesAt: () => [fact('found.place.packet', { number })],
  ...(unixSeconds !== undefined && { unixSeconds }),
  ...(comment !== undefined && { comment }),
});

/** Looks into a packet; what belongs to a connection waits for the end. */
export function searchPacket(search: PacketSearch, packet: Packet, findings: Findings): void {
  const carried = carriedBy(packet.link, packet.octets);
  if (carried.kind === 'unknown link') {
    note(findings, fact('found.note.link', { link: packet.link }));
    return;
  }
  if (carried.kind === 'other') return;
  const at = whereaboutsOf(packet);
  if (carried.kind === 'pdu') {
    searchPdu(search, carried.octets, carried.protocol, at, findings);
    return;
  }
  const datagram = datagramOf(carried.octets, search.fragments, findings);
  if (datagram) searchDatagram(search, datagram, packet, at, findings);
}

function searchPdu(
  search: PacketSearch,
  octets: Uint8Array,
  protocol: string,
  at: Whereabouts,
  findings: Findings,
): void {
  const kind = kindOfOctets(octets);
  const isNamed = /mikey|rtp|rtcp/i.test(protocol);
  if (kind && isNamed) {
    take(findings, kind, octets, at);
    return;
  }
  const before = findings.messages.length;
  searchStream(octets, at, findings);
  if (findings.messages.length === before)
    searchMedia(search.media, protocol, { octets, at }, findings);
}

const uint16 = (octets: Uint8Array, at: number) => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

function searchDatagram(
  search: PacketSearch,
  datagram: Datagram,
  packet: Packet,
  at: Whereabouts,
  findings: Findings,
): void {
  if (datagram.protocol === protocols.tcp) {
    keepSegment(search.streams, datagram, packet, findings);
    return;
  }
  if (datagram.protocol !== protocols.udp || datagram.octets.length <= 8) return;
  const { octets, source, destination } = datagram;
  const ports = [uint16(octets, 0), uint16(octets, 2)] as const;
  const content = octets.subarray(
    8,
    Math.max(8, Math.min(octets.length, uint16(octets, 4) || octets.length)),
  );
  const onPort = ports.includes(mikeyPort) && mayBeMikey(content);
  if (onPort || isPlainlyMikey(content)) {
    take(findings, 'mikey', content, at);
    return;
  }
  if (ports.some((port) => port === 500 || port === 4500)) {
    note(findings, fact('found.note.ipsec'));
    return;
  }
  const [first = 0] = content;
  if (first >= 0x41 && first <= 0x5a) {
    noteAnnounced(search.media, latin1Text(content));
    searchStream(content, at, findings);
    return;
  }
  const ends = `${source}:${ports[0]} ${destination}:${ports[1]}`;
  searchMedia(search.media, ends, { octets: content, at }, findings);
}

/** Looks into the connections once all packets were seen. */
export function finishPacketSearch(search: PacketSearch, findings: Findings): void {
  const { fragments, streams } = search;
  if (fragments.open.size > 0) {
    note(findings, fact('found.note.fragmentsMissing', { count: fragments.open.size }));
  }
  for (const stream of [...streams.closed, ...streams.open.values()]) {
    if (stream.segments.length === 0) continue;
    const { octets, packetAt } = assemble(stream, findings);
    const at: Whereabouts = {
      placesAt: (offset) => [fact('found.place.packet', { number: packetAt(offset)?.number ?? 0 })],
    };
    const when = packetAt(0)?.unixSeconds;
    searchStream(octets, when === undefined ? at : { ...at, unixSeconds: when }, findings);
  }
}

/** Looks into octets as if they were one packet, from its Ethernet or IP header on; whether they were. */
export function searchFrame(octets: Uint8Array, at: Whereabouts, findings: Findings): boolean {
  const link = isIpPacket(octets, 0) ? 101 : isIpPacket(octets, 14) ? 1 : null;
  if (link === null) return false;
  const search = startPacketSearch();
  const found = startFindings();
  searchPacket(search, { number: 1, link, octets }, found);
  finishPacketSearch(search, found);
  for (const { kind, octets: message, who } of found.messages) {
    take(findings, kind, message, who ? { ...at, who } : at);
  }
  return found.messages.length > 0;
}

/** Whether an IP packet whose lengths fit begins at an offset, as it would on its own. */
function isIpPacket(octets: Uint8Array, at: number): boolean {
  const version = (octets[at] ?? 0) >> 4;
  if (version === 6) return octets.length === at + 40 + uint16(octets, at + 4);
  return (
    octets[at] === 0x45 && octets.length - at >= uint16(octets, at + 2) && octets.length >= at + 28
  );
}
