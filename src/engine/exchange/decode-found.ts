import type { FieldNode } from '../codec/field-node.ts';
import { decodeSrtcpPacket } from '../mcptt/floor-message.ts';
import { decodeSrtpPacket } from '../mcptt/rtp-packet.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Failure } from '../model/failures.ts';
import type { FoundMessage } from './found.ts';

/** The fields of a message that was found, with their octets, and what cannot be read in it. */
export type DecodedFound = Readonly<{ tree: readonly FieldNode[]; failure: Failure | null }>;

const decoders = {
  mikey: decodeMessage,
  srtp: decodeSrtpPacket,
  srtcp: decodeSrtcpPacket,
} as const;

/** Decodes a message that was found, by its kind; needs no keys. */
export function decodeFound({ kind, octets }: Pick<FoundMessage, 'kind' | 'octets'>): DecodedFound {
  const { tree, failure } = decoders[kind](octets);
  return { tree, failure };
}
