import { bytesToHex } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { type Failure, failure } from '../model/failures.ts';
import type { Clause } from '../model/sources.ts';
import type { Field } from './field.ts';
import type { FieldNode } from './field-node.ts';

/** Where a decoder stands in its octets, and the nodes it makes. */

/** Most fields read of one buffer: a message has some hundred, and each is kept as a node. */
export const maxFields = 20_000;

/** How many more fields may be read, by all that read the same buffer. */
export type FieldBudget = { left: number };

/** A buffer being read. `failure` is the first problem in reading order. */
export type Reading = {
  readonly bytes: Uint8Array;
  readonly budget: FieldBudget;
  /** In bits from the start of `bytes`. */
  position: number;
  failure: Failure | null;
};

/** Starts reading `bytes` at octet `offset`; what is read inside something else shares its budget. */
export function startReading(
  bytes: Uint8Array,
  offset = 0,
  budget: FieldBudget = { left: maxFields },
): Reading {
  return { bytes, budget, position: offset * 8, failure: null };
}

/** The first octet not read yet; an octet read in part counts as read. */
export function octetPosition(reading: Reading): number {
  return Math.ceil(reading.position / 8);
}

/** How many octets behind `length` are missing to a multiple of `multiple`. */
export function missingTo(multiple: number, length: number): number {
  return (multiple - (length % multiple)) % multiple;
}

/** Records a problem; the first one stays. */
export function report(reading: Reading, facts: Failure): void {
  reading.failure ??= failure(facts);
}

/** So many octets. */
export const octetCount = (count: number): Fact => fact('octets', { count });

/** The node over octets nobody could read, or none if there are none. */
export function unreadNodes(
  reading: Reading,
  end: number,
  path: string,
  clause: Clause,
): readonly FieldNode[] {
  const start = octetPosition(reading);
  if (start >= end) return [];
  reading.position = end * 8;
  const text = shortHex(reading.bytes.subarray(start, end));
  return [{ path, label: 'unread octets', start, end, clause, text, unknown: true, children: [] }];
}

/** A node without value or children. */
export function describeField(
  field: Pick<Field, 'label' | 'clause' | 'unverified'>,
  path: string,
  start: number,
  end: number,
): FieldNode {
  const { label, clause, unverified } = field;
  const node = { path, label, start, end, clause, text: '', children: [] };
  return unverified ? { ...node, unverified } : node;
}

/** Hex of up to 32 octets, or of the first 16. */
export function shortHex(octetString: Uint8Array): string {
  if (octetString.length <= 32) return bytesToHex(octetString);
  return `${bytesToHex(octetString.subarray(0, 16))}…`;
}
