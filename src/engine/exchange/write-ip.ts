import { concatBytes, uint16ToBytes, uint32ToBytes } from '../model/bytes.ts';
import { protocols } from './ip-packets.ts';

/** Writes IPv4 packets with UDP or TCP inside, their checksums made. Sources: RFC 791, RFC 768, RFC 9293. */

/** An end of what is sent: an IPv4 address of four octets, and a port. */
export type End = Readonly<{ address: Uint8Array; port: number }>;
/** Where a packet goes, and its number among those of its sender. */
export type Route = Readonly<{ from: End; to: End; id: number }>;

/** Flags of TCP. Source: RFC 9293 §3.1. */
export const tcpFlags = { fin: 1, syn: 2, push: 8, ack: 16 } as const;

export type TcpHeader = Readonly<{
  sequence: number;
  acknowledgement: number;
  flags: number;
  options?: Uint8Array;
}>;

/** The ones' complement sum that IP, UDP and TCP share. Source: RFC 1071. */
export function internetChecksum(octets: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) {
    sum += ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
    sum = (sum & 0xffff) + (sum >>> 16);
  }
  return ~sum & 0xffff;
}

const timeToLive = 64;
const dontFragment = 0x4000;

function ipv4Packet({ from, to, id }: Route, protocol: number, body: Uint8Array): Uint8Array {
  const header = (checksum: number) =>
    concatBytes(
      Uint8Array.of(0x45, 0),
      uint16ToBytes(20 + body.length),
      uint16ToBytes(id & 0xffff),
      uint16ToBytes(dontFragment),
      Uint8Array.of(timeToLive, protocol),
      uint16ToBytes(checksum),
      from.address,
      to.address,
    );
  return concatBytes(header(internetChecksum(header(0))), body);
}

/** The checksum of UDP or TCP, which counts the addresses too. */
function checksumOf({ from, to }: Route, protocol: number, octets: Uint8Array): number {
  const pseudoHeader = concatBytes(
    from.address,
    to.address,
    Uint8Array.of(0, protocol),
    uint16ToBytes(octets.length),
  );
  return internetChecksum(concatBytes(pseudoHeader, octets));
}

/** An IPv4 packet with a UDP datagram. Source: RFC 768. */
export function udpPacket(route: Route, body: Uint8Array): Uint8Array {
  const datagram = (checksum: number) =>
    concatBytes(
      uint16ToBytes(route.from.port),
      uint16ToBytes(route.to.port),
      uint16ToBytes(8 + body.length),
      uint16ToBytes(checksum),
      body,
    );
  // A checksum of zero would say that there is none.
  const checksum = checksumOf(route, protocols.udp, datagram(0)) || 0xffff;
  return ipv4Packet(route, protocols.udp, datagram(checksum));
}

const window = 0xffff;

/** An IPv4 packet with a TCP segment; options are as many octets as make whole words. Source: RFC 9293 §3.1. */
export function tcpPacket(route: Route, header: TcpHeader, body: Uint8Array): Uint8Array {
  const { sequence, acknowledgement, flags, options = new Uint8Array() } = header;
  const segment = (checksum: number) =>
    concatBytes(
      uint16ToBytes(route.from.port),
      uint16ToBytes(route.to.port),
      uint32ToBytes(sequence),
      uint32ToBytes(acknowledgement),
      Uint8Array.of(((20 + options.length) / 4) << 4, flags),
      uint16ToBytes(window),
      uint16ToBytes(checksum),
      uint16ToBytes(0),
      options,
      body,
    );
  return ipv4Packet(route, protocols.tcp, segment(checksumOf(route, protocols.tcp, segment(0))));
}
