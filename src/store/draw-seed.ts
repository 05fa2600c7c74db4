import { bytesToHex } from '../engine/index.ts';

/** Draws a seed: 16 octets as hex. */
export function drawSeed(fill: (octets: Uint8Array<ArrayBuffer>) => unknown): string {
  const octets = new Uint8Array(16);
  fill(octets);
  return bytesToHex(octets);
}
