import type { FieldNode } from '../codec/field-node.ts';
import type { Clause } from '../model/sources.ts';

/** Octets that became readable by a calculation, with where they came from. */
export type ChildBuffer = Readonly<{
  name: 'gmk' | 'key-parameters' | 'rtp-packet' | 'rtcp-packet';
  bytes: Uint8Array;
  tree: readonly FieldNode[];
  /** Path of the field in the payload that carried them, as ciphertext. */
  originPath: string;
  clause: Clause;
}>;
