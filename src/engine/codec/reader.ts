import { bytesToUtf8 } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { EngineError } from '../model/failures.ts';
import {
  type Field,
  type Fields,
  type Layout,
  type Measure,
  paddingMultiple,
  type Values,
} from './field.ts';
import type { FieldNode } from './field-node.ts';
import {
  describeField,
  maxFields,
  missingTo,
  octetCount,
  octetPosition,
  type Reading,
  report,
  shortHex,
  startReading,
  unreadNodes,
} from './reading.ts';

/** Reads octets by a table of fields. Nothing here throws on any input: what cannot be read is a
 *  failure, and a node marked unknown covers it, so that the nodes always tile the octets. */

/** `complete` is false when reading could not go on; `nodes` then holds what was read. */
export type FieldsRead = Readonly<{
  values: Values;
  nodes: readonly FieldNode[];
  complete: boolean;
}>;

/** A node while it is made. */
type Building = { -readonly [Key in keyof FieldNode]: FieldNode[Key] };

type FieldRead = Readonly<{ value?: unknown; node?: FieldNode; complete: boolean }>;

/** Where a field is read: its path, the payload's path, the octet to stop at, its neighbours. */
type FieldPosition = Readonly<{ path: string; parent: string; limit: number; values: Values }>;

/** Reads `fields` in order up to octet `limit`. Paths are `path` and the keys. */
export function readFields(
  reading: Reading,
  fields: Fields,
  path: string,
  limit: number = reading.bytes.length,
): FieldsRead {
  const values: Record<string, unknown> = {};
  const nodes: FieldNode[] = [];
  for (const [key, field] of Object.entries(fields)) {
    if (!isPresent(reading, field, values, limit)) continue;
    const at = { path: path === '' ? key : `${path}.${key}`, parent: path, limit, values };
    if (reading.budget.left === 0) return { values, nodes, ...tooMany(reading, field, at) };
    reading.budget.left -= 1;
    const read = readField(reading, field, at);
    if (read.node) nodes.push(read.node);
    if (!read.complete) return { values, nodes, complete: false };
    values[key] = read.value;
  }
  return { values, nodes, complete: true };
}

function isPresent(reading: Reading, field: Field, values: Values, limit: number): boolean {
  const presence = field.presence;
  if (!presence) return true;
  if (presence.kind === 'octets-left') return octetPosition(reading) < limit;
  if (presence.kind === 'with') return values[presence.key] !== undefined;
  return presence.values.includes(numberAt(values, presence.on));
}

function readField(reading: Reading, field: Field, at: FieldPosition): FieldRead {
  const layout = field.layout;
  switch (layout.kind) {
    case 'number':
      return readNumber(reading, field, layout.bits, at);
    case 'choice': {
      const chosen = layout.cases[numberAt(at.values, layout.on)];
      if (chosen === null) return { value: [], complete: true };
      if (chosen === undefined) throw new EngineError('codec-table', `${at.path} has no case`);
      return readField(reading, { ...chosen, label: field.label }, at);
    }
    case 'list':
      return readList(reading, field, layout, at);
    default:
      return readArea(reading, field, layout, at);
  }
}

function readNumber(reading: Reading, field: Field, bits: number, at: FieldPosition): FieldRead {
  const first = reading.position;
  const last = first + bits;
  const start = Math.floor(first / 8);
  const end = Math.ceil(last / 8);
  if (end > at.limit) return truncated(reading, field, at, end - start);
  let value = 0;
  for (let octet = start; octet < end; octet++) value = value * 256 + (reading.bytes[octet] ?? 0);
  value = Math.floor(value / 2 ** (end * 8 - last)) % 2 ** bits;
  reading.position = last;
  const valueName = field.names?.[value];
  const valueClause = field.valueClauses?.[value];
  const node: Building = describeField(field, at.path, start, end);
  if (valueClause) node.clause = valueClause;
  if (first % 8 !== 0 || bits % 8 !== 0) node.bits = { offset: first % 8, length: bits };
  node.text = numberText(field, bits, value);
  if (valueName !== undefined) node.valueName = valueName;
  else if (field.names) node.unknown = true;
  const only = field.only;
  if (!only || only.values.includes(value)) return { value, node, complete: true };
  report(reading, {
    code: only.code,
    path: at.path,
    offset: start,
    clause: field.clause,
    expected: fact('oneOf', {
      items: only.values.map((allowed) => numberText(field, bits, allowed)),
    }),
    found:
      valueName === undefined
        ? fact('verbatim', { text: node.text })
        : fact('read.named', { value: node.text, name: valueName }),
  });
  return { value, node: { ...node, unknown: true }, complete: !only.stop };
}

function numberText(field: Field, bits: number, value: number): string {
  return field.hex ? `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}` : `${value}`;
}

type AreaLayout = Extract<Layout, { kind: 'bytes' | 'text' | 'group' | 'sequence' }>;

/** A field whose extent in octets is known before its content: a problem inside it is reported,
 *  and reading goes on behind it. */
function readArea(
  reading: Reading,
  field: Field,
  layout: AreaLayout,
  at: FieldPosition,
): FieldRead {
  const start = octetPosition(reading);
  const left = at.limit - start;
  const length = measured(layout.measure, at.values, left, start);
  if (length === 0 && paddingMultiple(layout) !== null)
    return { value: new Uint8Array(), complete: true };
  if (length < 0 || length > left) return truncated(reading, field, at, Math.abs(length));
  const end = start + length;
  if (layout.kind === 'bytes') return readBytes(reading, field, layout, at, end);
  if (layout.kind === 'text') return readText(reading, field, at, end);
  const read =
    layout.kind === 'group'
      ? readFields(reading, layout.fields, at.path, end)
      : readItems(reading, field, layout, { ...at, limit: end });
  const from = octetPosition(reading);
  if (read.complete && from < end) {
    const [expected, found] = [fact('read.endOfField'), fact('read.more', { count: end - from })];
    const facts = { path: at.path, offset: from, clause: field.clause };
    report(reading, { code: 'payload', ...facts, expected, found });
  }
  const unread = unreadNodes(reading, end, `${at.path}.unread`, field.clause);
  const children = [...read.nodes, ...unread];
  const node = { ...describeField(field, at.path, start, end), children };
  return { value: read.values, node, complete: true };
}

function readList(
  reading: Reading,
  field: Field,
  layout: Extract<Layout, { kind: 'list' }>,
  at: FieldPosition,
): FieldRead {
  const start = octetPosition(reading);
  const { values: value, nodes: children, complete } = readItems(reading, field, layout, at);
  if (!complete && children.length === 0) return { complete };
  const node = describeField(field, at.path, start, octetPosition(reading));
  return { value, complete, node: { ...node, children } };
}

function readItems(
  reading: Reading,
  field: Field,
  layout: Extract<Layout, { kind: 'list' | 'sequence' }>,
  at: FieldPosition,
): Readonly<{ values: readonly Values[]; nodes: readonly FieldNode[]; complete: boolean }> {
  const count = layout.kind === 'list' ? numberAt(at.values, layout.count) : Infinity;
  const values: Values[] = [];
  const nodes: FieldNode[] = [];
  let complete = true;
  while (complete && values.length < count) {
    const start = octetPosition(reading);
    if (layout.kind === 'sequence' && start >= at.limit) break;
    const path = `${at.path}[${values.length}]`;
    const read = readFields(reading, layout.item, path, at.limit);
    complete = read.complete;
    values.push(read.values);
    if (read.nodes.length === 0) continue;
    const item = { label: layout.itemLabel, clause: field.clause };
    const node = describeField(item, path, start, octetPosition(reading));
    nodes.push({ ...node, children: read.nodes });
  }
  return { values, nodes, complete };
}

function readBytes(
  reading: Reading,
  field: Field,
  layout: Extract<Layout, { kind: 'bytes' }>,
  at: FieldPosition,
  end: number,
): FieldRead {
  const start = octetPosition(reading);
  const value = reading.bytes.slice(start, end);
  reading.position = end * 8;
  const description = layout.describe?.(value, at.values);
  const node: Building = describeField(field, at.path, start, end);
  node.text = description?.text ?? shortHex(value);
  if (description?.valueName !== undefined) node.valueName = description.valueName;
  const parts = layout.parts?.(value, at.values);
  if (!parts) return { value, node, complete: true };
  const inside = startReading(reading.bytes, start, reading.budget);
  const base = parts.flat ? at.parent : at.path;
  const { nodes } = readFields(inside, parts.fields, base, end);
  const children = [...nodes, ...unreadNodes(inside, end, `${at.path}.unread`, field.clause)];
  return { value, node: { ...node, children }, complete: true };
}

function readText(reading: Reading, field: Field, at: FieldPosition, end: number): FieldRead {
  const start = octetPosition(reading);
  const octetString = reading.bytes.subarray(start, end);
  const value = bytesToUtf8(octetString);
  reading.position = end * 8;
  const node = describeField(field, at.path, start, end);
  if (value !== null) return { value, node: { ...node, text: value }, complete: true };
  const facts = { path: at.path, offset: start, clause: field.clause };
  const [expected, found] = [fact('read.utf8'), fact('read.otherOctets')];
  report(reading, { code: 'payload', ...facts, expected, found });
  const hex = { text: shortHex(octetString), unknown: true };
  return { value: '', node: { ...node, ...hex }, complete: true };
}

function truncated(reading: Reading, field: Field, at: FieldPosition, needed: number): FieldRead {
  const start = Math.floor(reading.position / 8);
  report(reading, {
    code: 'truncated',
    path: at.path,
    offset: start,
    clause: field.clause,
    expected: octetCount(needed),
    found: fact('read.left', { count: at.limit - start }),
  });
  return { complete: false };
}

/** Reading ends where the fields are more than anything real has: they would fill the memory. */
function tooMany(reading: Reading, field: Field, at: FieldPosition): Readonly<{ complete: false }> {
  report(reading, {
    code: 'payload',
    path: at.path,
    offset: octetPosition(reading),
    clause: field.clause,
    expected: fact('read.atMostFields', { limit: maxFields }),
    found: fact('read.evenMore'),
  });
  return { complete: false };
}

function measured(measure: Measure, values: Values, left: number, start: number): number {
  if (typeof measure === 'number') return measure;
  if (typeof measure === 'string') return numberAt(values, measure);
  if ('upToMultipleOf' in measure) return missingTo(measure.upToMultipleOf, start);
  return left < measure.allBut ? -measure.allBut : left - measure.allBut;
}

function numberAt(values: Values, key: string): number {
  const value = values[key];
  if (typeof value === 'number') return value;
  throw new EngineError('codec-table', `${key} is no number read before`);
}
