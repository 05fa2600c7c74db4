import { fact } from '../model/fact.ts';
import { type Failure, failure } from '../model/failures.ts';
import type { Clause } from '../model/sources.ts';
import {
  type EncodeContext,
  type Fields,
  type InputOf,
  isDerived,
  type Layout,
  type Measure,
  type Names,
  type Presence,
  type ValueOf,
  type Values,
} from './field.ts';
import type { FieldNode } from './field-node.ts';
import { readFields } from './reader.ts';
import { octetCount, startReading, unreadNodes } from './reading.ts';
import { writeFields } from './writer.ts';

/** A named table of fields, and what can be made of it. */
export type Payload<F extends Fields = Fields> = Readonly<{
  /** The document's abbreviation; where paths start. */
  name: string;
  clause: Clause;
  /** Its number in Next payload; absent for what is never announced by one. */
  type?: number;
  fields: F;
}>;

/** What octets decode to: `value` is `null` exactly when there is a failure. Nodes always tile. */
export type Decoded<T> = Readonly<{
  tree: readonly FieldNode[];
  value: T | null;
  failure: Failure | null;
}>;

/** How large a field is: bits, octets, octets or items another field tells, or what is left. */
export type Size =
  | Readonly<{ bits: number }>
  | Readonly<{ octets: number }>
  | Readonly<{ octetsFrom: string }>
  | Readonly<{ itemsFrom: string }>
  | Readonly<{ restBut: number }>
  | Readonly<{ upToMultipleOf: number }>
  | Readonly<{ dependsOn: string }>;

/** One line of the documentation table of a payload; `rows` are the fields inside. */
export type DocumentationRow = Readonly<{
  key: string;
  label: string;
  clause: Clause;
  size: Size;
  derived: boolean;
  presence: Presence | null;
  names: Names | null;
  unverified: boolean;
  rows: readonly DocumentationRow[];
}>;

/** The octets of a payload. Throws TypeError or RangeError for values that do not fit it. */
export function encodePayload<F extends Fields>(
  payload: Payload<F>,
  value: InputOf<F>,
  context: EncodeContext = { nextPayload: 0 },
): Uint8Array {
  return writeFields(payload.fields, { ...value }, context);
}

/** Decodes a buffer that holds this payload and nothing else. `path` is the payload's name unless
 *  given. Octets behind it are a failure `trailing`. */
export function decodePayload<F extends Fields>(
  payload: Payload<F>,
  bytes: Uint8Array,
  path: string = payload.name,
): Decoded<ValueOf<F>> {
  const reading = startReading(bytes);
  const read = readFields(reading, payload.fields, path);
  const unread = unreadNodes(reading, bytes.length, 'unread', payload.clause);
  const problem = reading.failure ?? trailingFailure(unread, payload.clause);
  const value = problem ? null : valuesOf(payload.fields, read.values);
  return { tree: [...read.nodes, ...unread], value, failure: problem };
}

/** The values read by `fields`, typed by them: reader and types come from the same table. */
export function valuesOf<F extends Fields>(_fields: F, values: Values): ValueOf<F> {
  return values as unknown as ValueOf<F>;
}

/** A failure `trailing` at the first of the nodes nobody read, or `null`. */
export function trailingFailure(
  unread: readonly FieldNode[],
  clause: Clause,
): Failure<'trailing'> | null {
  const [first] = unread;
  if (!first) return null;
  const [expected, found] = [fact('read.noMoreOctets'), octetCount(first.end - first.start)];
  const { path, start: offset } = first;
  return failure({ code: 'trailing', path, offset, clause, expected, found });
}

/** The documentation table of a record of fields, in wire order. */
export function documentationRows(fields: Fields): readonly DocumentationRow[] {
  return Object.entries(fields).map(([key, field]) => ({
    key,
    label: field.label,
    clause: field.clause,
    size: sizeOf(field.layout),
    derived: isDerived(field),
    presence: field.presence ?? null,
    names: field.names ?? null,
    unverified: field.unverified ?? false,
    rows: innerFields(field.layout).flatMap(documentationRows),
  }));
}

/** The tables inside a field: of a group, an item, or each case of a choice. */
export function innerFields(layout: Layout): readonly Fields[] {
  if (layout.kind === 'group') return [layout.fields];
  if (layout.kind === 'list' || layout.kind === 'sequence') return [layout.item];
  if (layout.kind !== 'choice') return [];
  return Object.values(layout.cases).flatMap((field) => (field ? innerFields(field.layout) : []));
}

function sizeOf(layout: Layout): Size {
  if (layout.kind === 'number') return { bits: layout.bits };
  if (layout.kind === 'list') return { itemsFrom: layout.count };
  if (layout.kind === 'choice') return { dependsOn: layout.on };
  return sizeOfMeasure(layout.measure);
}

function sizeOfMeasure(measure: Measure): Size {
  if (typeof measure === 'number') return { octets: measure };
  if (typeof measure === 'string') return { octetsFrom: measure };
  return 'allBut' in measure ? { restBut: measure.allBut } : measure;
}
