import { bytesToNumberBE } from '../model/big-integers.ts';
import type { RandomStream } from '../model/context.ts';

/** A new key identifier: purpose tag, then 28 random bits. Source: TS 33.179 §7.3.1. */
export function createKeyId(tag: number, stream: RandomStream): number {
  const random = Number(bytesToNumberBE(stream.bytes(4))) & 0x0fffffff;
  return ((tag << 28) | random) >>> 0;
}
