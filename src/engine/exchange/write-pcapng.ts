import { concatBytes, utf8ToBytes } from '../model/bytes.ts';

/** Writes pcapng files: one section in little-endian order, one interface of bare IP packets, the names of
 *  addresses, then the packets with a comment each. Blocks of our own are left out: readers show them as
 *  numbered rows. Source: draft-ietf-opsawg-pcapng §4. */

const blockTypes = { section: 0x0a0d0d0a, interface: 1, names: 4, packet: 6 } as const;
const optionCodes = { end: 0, comment: 1, application: 4 } as const;
/** LINKTYPE_RAW: a packet begins with its IP header. */
const rawIp = 101;
const nameRecordIpv4 = 1;

/** What is written once at the head of a file: `comment` is that of the section, `names` stand by IPv4
 *  address of four octets. */
export type CaptureHead = Readonly<{
  comment: string;
  application: string;
  names: readonly Readonly<{ address: Uint8Array; name: string }>[];
}>;

/** A packet with its IP header first, when it was seen, and what is said of it. */
export type CapturePacket = Readonly<{
  octets: Uint8Array;
  unixMicroseconds: bigint;
  comment: string;
}>;

const uint16 = (value: number) => Uint8Array.of(value & 0xff, value >>> 8);
const uint32 = (value: number) =>
  Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);

const padded = (octets: Uint8Array) =>
  concatBytes(octets, new Uint8Array((4 - (octets.length % 4)) % 4));

function block(type: number, ...body: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...body);
  const length = uint32(content.length + 12);
  return concatBytes(uint32(type), length, content, length);
}

const longestText = 0xffff;

/** Text of an option, which has at most 65,535 octets. */
function option(code: number, text: string): Uint8Array {
  const octets = utf8ToBytes(text).subarray(0, longestText);
  return concatBytes(uint16(code), uint16(octets.length), padded(octets));
}
const endOfOptions = concatBytes(uint16(optionCodes.end), uint16(0));

/** The blocks in front of the packets: section, interface, names. */
export function captureHead({ comment, application, names }: CaptureHead): Uint8Array {
  const unknownLength = new Uint8Array(8).fill(0xff);
  return concatBytes(
    block(
      blockTypes.section,
      uint32(0x1a2b3c4d),
      concatBytes(uint16(1), uint16(0), unknownLength),
      option(optionCodes.comment, comment),
      option(optionCodes.application, application),
      endOfOptions,
    ),
    block(blockTypes.interface, uint16(rawIp), uint16(0), uint32(0)),
    block(blockTypes.names, ...names.map(nameRecord), uint32(0)),
  );
}

function nameRecord({ address, name }: CaptureHead['names'][number]): Uint8Array {
  const value = concatBytes(address, utf8ToBytes(name), Uint8Array.of(0));
  return concatBytes(uint16(nameRecordIpv4), uint16(value.length), padded(value));
}

/** The block of a packet, its time in microseconds. */
export function capturePacket({ octets, unixMicroseconds, comment }: CapturePacket): Uint8Array {
  const [high, low] = [unixMicroseconds >> 32n, unixMicroseconds & 0xffff_ffffn];
  const length = uint32(octets.length);
  return block(
    blockTypes.packet,
    concatBytes(uint32(0), uint32(Number(high)), uint32(Number(low)), length, length),
    padded(octets),
    option(optionCodes.comment, comment),
    endOfOptions,
  );
}
