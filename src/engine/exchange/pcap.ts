import { fact } from '../model/fact.ts';
import type { Packets } from './capture-packets.ts';

/** Reads pcap files, with times in micro- or nanoseconds, in either byte order.
 *  Source: draft-ietf-opsawg-pcap §4, §5. */

const [fileHeader, packetHeader] = [24, 16];
/** Largest packet taken as one: beyond it the lengths of the file are wrong. */
const maxPacket = 2 ** 24;

/** The packets of a pcap file; ends at a packet that is cut off or too large. */
export function* pcapPackets(file: Uint8Array): Packets {
  if (file.length < fileHeader) return fact('found.note.cut', { number: 1 });
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const little = file[0] !== 0xa1;
  // The upper half of the field says how long the checksum of a frame is.
  const link = view.getUint32(20, little) & 0xffff;
  let number = 0;
  let at = fileHeader;
  while (at < file.length) {
    number += 1;
    if (at + packetHeader > file.length) return fact('found.note.cut', { number });
    const unixSeconds = view.getUint32(at, little);
    const length = view.getUint32(at + 8, little);
    at += packetHeader;
    if (length > maxPacket) return fact('found.note.badLength', { number });
    if (at + length > file.length) return fact('found.note.cut', { number });
    yield { number, link, octets: file.subarray(at, at + length), unixSeconds };
    at += length;
  }
  return null;
}
