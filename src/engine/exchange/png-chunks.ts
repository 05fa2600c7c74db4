import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { latin1Text } from './octet-text.ts';

/** The chunks of a PNG file: its length, type, data and CRC. Source: PNG (Third Edition) §5. */

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk; `at`: where it begins in the file, in octets. */
export type PngChunk = Readonly<{ type: string; data: Uint8Array; at: number }>;

/** What ends the reading of a file before its last chunk. */
export type PngDamage = Readonly<{ at: number; reason: 'cut' | 'crc' | 'type'; chunk: string }>;

export type PngChunks = Readonly<{ chunks: readonly PngChunk[]; damage: PngDamage | null }>;

/** The remainders of the CRC, one for each octet. Source: PNG (Third Edition) Annex D. */
const remainders = Uint32Array.from({ length: 256 }, (_, octet) => {
  let rest = octet;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The CRC of a chunk, over its type and data. Source: PNG (Third Edition) §5.5. */
function crcOf(octets: Uint8Array): number {
  let crc = 0xffffffff;
  for (const octet of octets) crc = (remainders[(crc ^ octet) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const frameLength = 12;

/** A chunk as it stands in a file. */
export function encodePngChunk(type: string, data: Uint8Array): Uint8Array {
  const octets = new Uint8Array(frameLength + data.length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, data.length);
  octets.set(utf8ToBytes(type), 4);
  octets.set(data, 8);
  view.setUint32(8 + data.length, crcOf(octets.subarray(4, 8 + data.length)));
  return octets;
}

/** Reads the chunks up to the last or to where the file is damaged. `octets` begins with the signature. */
export function readPngChunks(octets: Uint8Array): PngChunks {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const chunks: PngChunk[] = [];
  let at = pngSignature.length;
  const damaged = (reason: PngDamage['reason'], chunk = ''): PngChunks => ({
    chunks,
    damage: { at, reason, chunk },
  });
  for (;;) {
    if (at + frameLength > octets.length) return damaged('cut');
    const length = view.getUint32(at);
    const type = latin1Text(octets.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return damaged('type');
    const end = at + 8 + length;
    if (end + 4 > octets.length) return damaged('cut', type);
    if (view.getUint32(end) !== crcOf(octets.subarray(at + 4, end))) return damaged('crc', type);
    chunks.push({ type, data: octets.subarray(at + 8, end), at });
    at = end + 4;
    if (type === 'IEND') return { chunks, damage: null };
  }
}

/** A file with further chunks behind its first one, IHDR. */
export function withPngChunks(png: Uint8Array, more: readonly Uint8Array[]): Uint8Array {
  const behind = pngSignature.length + frameLength + 13;
  return concatBytes(png.subarray(0, behind), ...more, png.subarray(behind));
}
