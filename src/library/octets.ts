import * as bytes from '../engine/model/bytes.ts';
import type { RandomStream } from '../engine/model/context.ts';

/** Octets as lower-case hex. */
export const bytesToHex = (octets: Uint8Array): string => bytes.bytesToHex(octets);

/** The octets of hex digits. Throws where it is no hex or a digit is left over. */
export const hexToBytes = (hex: string): Uint8Array => bytes.hexToBytes(hex);

/** Random octets of the system, at most 65,536 at a time. For runs that repeat: `createRandomSource`. */
export const systemRandom: RandomStream = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
