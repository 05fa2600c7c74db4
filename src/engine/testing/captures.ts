import { concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';

/** Captures for tests, octet by octet as their documents draw them; nothing of the reader is used. */

export type Order = 'little' | 'big';

export const octets = (hex: string) => hexToBytes(hex.replace(/\s+/g, ''));

/** A number as so many octets in a byte order. */
export function number(value: number | bigint, length: number, order: Order): Uint8Array {
  const hex = BigInt.asUintN(8 * length, BigInt(value))
    .toString(16)
    .padStart(2 * length, '0');
  const big = hexToBytes(hex);
  return order === 'big' ? big : big.reverse();
}

const uint16 = (value: number) => number(value, 2, 'big');

/** A pcap file. `magic`: as it stands in the file. */
export function pcap(
  packets: readonly Uint8Array[],
  {
    link = 1,
    order = 'little',
    magic = order === 'little' ? 'd4c3b2a1' : 'a1b2c3d4',
  }: {
    link?: number;
    order?: Order;
    magic?: string;
  } = {},
): Uint8Array {
  const word = (value: number) => number(value, 4, order);
  const version = [number(2, 2, order), number(4, 2, order)];
  return concatBytes(
    octets(magic),
    ...version,
    ...[0, 0, 65_535, link].map(word),
    ...packets.flatMap((packet) => [
      ...[1_767_225_600, 999_999, packet.length, packet.length].map(word),
      packet,
    ]),
  );
}

const padded = (body: Uint8Array) => concatBytes(body, new Uint8Array((4 - (body.length % 4)) % 4));

/** A block of pcapng. */
export function block(type: number, order: Order, ...body: readonly Uint8Array[]): Uint8Array {
  const content = padded(concatBytes(...body));
  const length = number(content.length + 12, 4, order);
  return concatBytes(number(type, 4, order), length, content, length);
}

export const option = (code: number, order: Order, value: Uint8Array) =>
  concatBytes(number(code, 2, order), number(value.length, 2, order), padded(value));

export const section = (order: Order, ...options: readonly Uint8Array[]) =>
  block(
    0x0a0d0d0a,
    order,
    number(0x1a2b3c4d, 4, order),
    number(1, 2, order),
    number(0, 2, order),
    number(-1, 8, order),
    ...options,
  );

export const interfaceBlock = (
  link: number,
  order: Order,
  snapLength = 0,
  ...options: readonly Uint8Array[]
) =>
  block(
    1,
    order,
    number(link, 2, order),
    number(0, 2, order),
    number(snapLength, 4, order),
    ...options,
  );

export function enhanced(
  packet: Uint8Array,
  order: Order,
  { on = 0, ticks = 0n, comment }: { on?: number; ticks?: bigint; comment?: string } = {},
): Uint8Array {
  const word = (value: number | bigint) => number(value, 4, order);
  return block(
    6,
    order,
    ...[on, ticks >> 32n, ticks, packet.length, packet.length].map(word),
    padded(packet),
    ...(comment === undefined ? [] : [option(1, order, utf8ToBytes(comment)), octets('00000000')]),
  );
}

export const simple = (packet: Uint8Array, order: Order, original = packet.length) =>
  block(3, order, number(original, 4, order), packet);

/** The packet block of old. */
export const oldPacket = (packet: Uint8Array, order: Order) =>
  block(
    2,
    order,
    number(0, 2, order),
    number(0, 2, order),
    ...[0, 0, packet.length, packet.length].map((value) => number(value, 4, order)),
    padded(packet),
  );

export const ethernet = (packet: Uint8Array, type = '0800') =>
  concatBytes(octets('020000000001 020000000002'), octets(type), packet);

/** An IPv4 packet from 10.0.0.1 to 10.0.0.2; `flags`: the field of flags and fragment offset. */
export const ipv4 = (
  protocol: number,
  body: Uint8Array,
  { flags = 0, id = 7, from = '0a000001', to = '0a000002' } = {},
) =>
  concatBytes(
    octets('4500'),
    uint16(body.length + 20),
    uint16(id),
    uint16(flags),
    Uint8Array.of(64, protocol),
    octets('0000'),
    octets(from),
    octets(to),
    body,
  );

export const ipv6 = (next: number, body: Uint8Array) =>
  concatBytes(
    octets('60000000'),
    uint16(body.length),
    Uint8Array.of(next, 64),
    octets('20010db8000000000000000000000001 20010db8000000000000000000000002'),
    body,
  );

export const udp = (body: Uint8Array, ports: readonly [number, number] = [40_000, 2269]) =>
  concatBytes(...ports.map(uint16), uint16(body.length + 8), octets('0000'), body);

/** A TCP segment; `flags`: 2 SYN, 16 ACK. */
export const tcp = (
  sequence: number,
  body: Uint8Array,
  { flags = 16, ports = [40_001, 5060] as readonly [number, number] } = {},
) =>
  concatBytes(
    ...ports.map(uint16),
    number(sequence, 4, 'big'),
    octets('00000001 50'),
    Uint8Array.of(flags),
    octets('ffff 0000 0000'),
    body,
  );
