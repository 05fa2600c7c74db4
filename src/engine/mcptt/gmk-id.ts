import { bytesToNumberBE } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';

/** Purpose tags: the four top bits of every key identifier. Source: TS 33.180 §5.2.2, Annex G. */
export const purposeTags = {
  0: 'GMK',
  1: 'PCK',
  2: 'CSK',
  3: 'SPK',
  4: 'MKFC',
  5: 'MSCCK',
  6: 'MuSiK',
} as const;

export const gmkTag = 0;
export const mkfcTag = 4;

/** The purpose tag of a key identifier, 0 to 15. Source: TS 33.180 §5.2.3. */
export function purposeTag(keyId: number): number {
  return keyId >>> 28;
}

/** A new key identifier: purpose tag, then 28 random bits. Source: TS 33.179 §7.3.1. */
export function createKeyId(tag: number, stream: RandomStream): number {
  const random = Number(bytesToNumberBE(stream.bytes(4))) & 0x0fffffff;
  return ((tag << 28) | random) >>> 0;
}
