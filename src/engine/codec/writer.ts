import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { assertNever } from '../model/failures.ts';
import {
  type EncodeContext,
  type Field,
  type Fields,
  type Layout,
  type Measure,
  paddingMultiple,
  type Values,
} from './field.ts';
import { missingTo } from './reading.ts';

/** Writes octets by a table of fields. Wrong values are mistakes: TypeError or RangeError. */

type Writer = { octets: number[]; pending: number; pendingBits: number };
/** `contents`: of fields that were written already, so that who tells of their length writes them only once. */
type Sources = Readonly<{
  fields: Fields;
  values: Values;
  context: EncodeContext;
  contents: Map<string, Uint8Array>;
}>;

/** The octets of `fields` with `values`; derived fields are worked out here. Throws TypeError for
 *  a missing or wrongly typed value and RangeError for one that does not fit. */
export function writeFields(fields: Fields, values: Values, context: EncodeContext): Uint8Array {
  const writer: Writer = { octets: [], pending: 0, pendingBits: 0 };
  const sources = { fields, values, context, contents: new Map() };
  for (const [key, field] of Object.entries(fields)) {
    if (isPresent(key, field, sources)) writeField(writer, key, field, sources);
  }
  if (writer.pendingBits > 0) throw new RangeError('bit fields do not fill whole octets');
  return Uint8Array.from(writer.octets);
}

function isPresent(key: string, field: Field, sources: Sources): boolean {
  const presence = field.presence;
  if (!presence) return true;
  if (presence.kind === 'value') {
    const present = presence.values.includes(Number(sources.values[presence.on]));
    if (!present && sources.values[key] !== undefined) {
      throw new TypeError(`${key}: expected no value here, found one`);
    }
    return present;
  }
  const derivation = field.layout.kind === 'number' ? field.layout.derive : undefined;
  const keys = derivation?.kind === 'length' ? derivation.of : [key];
  return keys.some((of) => sources.values[of] !== undefined);
}

function writeField(writer: Writer, key: string, field: Field, sources: Sources): void {
  const layout = field.layout;
  const value = sources.values[key];
  if (layout.kind === 'number') {
    writeNumber(writer, key, layout.bits, numberFor(key, layout, sources));
    return;
  }
  if (layout.kind === 'choice') {
    const chosen = layout.cases[Number(sources.values[layout.on])];
    if (chosen === undefined) throw new RangeError(`${layout.on}: no layout for this value`);
    if (chosen !== null) writeField(writer, key, chosen, sources);
    return;
  }
  const multiple = paddingMultiple(layout);
  if (multiple !== null) {
    writer.octets.push(...new Uint8Array(missingTo(multiple, writer.octets.length)));
    return;
  }
  const content = sources.contents.get(key) ?? contentOf(key, layout, value, sources.context);
  sources.contents.set(key, content);
  if ('measure' in layout) checkMeasure(key, layout.measure, content.length);
  for (const octet of content) writer.octets.push(octet);
}

function contentOf(
  key: string,
  layout: Exclude<Layout, { kind: 'number' | 'choice' }>,
  value: unknown,
  context: EncodeContext,
): Uint8Array {
  switch (layout.kind) {
    case 'bytes':
      if (value instanceof Uint8Array) return value;
      throw mistyped(key, 'octets', value);
    case 'text':
      if (typeof value === 'string') return utf8ToBytes(value);
      throw mistyped(key, 'text', value);
    case 'group':
      return writeFields(layout.fields, valuesAt(key, value), context);
    case 'list':
    case 'sequence': {
      if (!Array.isArray(value)) throw mistyped(key, 'a list', value);
      return concatBytes(
        ...value.map((item) => writeFields(layout.item, valuesAt(key, item), context)),
      );
    }
    default:
      return assertNever(layout);
  }
}

function numberFor(
  key: string,
  layout: Extract<Layout, { kind: 'number' }>,
  sources: Sources,
): unknown {
  const derivation = layout.derive;
  if (!derivation) return sources.values[key];
  switch (derivation.kind) {
    case 'context':
      return derivation.from(sources.context);
    case 'count': {
      const items = sources.values[derivation.of];
      return Array.isArray(items) ? items.length : undefined;
    }
    case 'length':
      return (
        derivation.of.reduce((sum, of) => sum + encodedLength(of, sources), 0) /
        derivation.unitBytes
      );
    default:
      return assertNever(derivation);
  }
}

function encodedLength(key: string, sources: Sources): number {
  const field = sources.fields[key];
  if (!field || !isPresent(key, field, sources)) return 0;
  const writer: Writer = { octets: [], pending: 0, pendingBits: 0 };
  writeField(writer, key, field, sources);
  return writer.octets.length;
}

function writeNumber(writer: Writer, key: string, bits: number, value: unknown): void {
  if (typeof value !== 'number') throw mistyped(key, 'a number', value);
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) {
    throw new RangeError(`${key}: expected an integer of ${bits} bits, found ${value}`);
  }
  let pending = writer.pending * 2 ** bits + value;
  let pendingBits = writer.pendingBits + bits;
  while (pendingBits >= 8) {
    pendingBits -= 8;
    const octet = Math.floor(pending / 2 ** pendingBits);
    writer.octets.push(octet);
    pending -= octet * 2 ** pendingBits;
  }
  writer.pending = pending;
  writer.pendingBits = pendingBits;
}

function checkMeasure(key: string, measure: Measure, length: number): void {
  if (typeof measure === 'number' && measure !== length) {
    throw new RangeError(`${key}: expected ${measure} octets, found ${length}`);
  }
}

function valuesAt(key: string, value: unknown): Values {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw mistyped(key, 'a record', value);
}

function mistyped(key: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${key}: expected ${expected}, found ${typeof value}`);
}
