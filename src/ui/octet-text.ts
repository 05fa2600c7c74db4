import { base64, hex } from '@scure/base';
import { type ByteField, valueFieldOf } from './byte-field.ts';

/** Octets as text: for the screen and for the clipboard. */

export const hexOf = (bytes: Uint8Array): string => hex.encode(bytes);

/** A number in at least so many hex digits. */
export const hexNumber = (value: number | bigint, digits: number): string =>
  value.toString(16).padStart(digits, '0');

/** Hex in pairs with blanks between, each pair followed by one blank. */
export const spacedHex = (bytes: Uint8Array): string => hexOf(bytes).replace(/../g, '$& ');

/** Printable ASCII as itself, anything else as a dot. */
export const asciiOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (octet) =>
    octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.',
  ).join('');

export const base64Of = (bytes: Uint8Array): string => base64.encode(bytes);

/** The path as a C identifier: `SAKKE.sakkeData` gives `sakke_sakke_data`. */
export function cIdentifier(path: string): string {
  const words = path
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  return /^[a-z_]/.test(words) ? words : `octets_${words}`.replace(/_$/, '');
}

/** A C array definition, 12 octets a line. */
export function cArrayOf(bytes: Uint8Array, name: string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 12) {
    const line = Array.from(bytes.subarray(at, at + 12), (octet) => `0x${hexNumber(octet, 2)}`);
    lines.push(`    ${line.join(', ')}`);
  }
  const body = lines.length > 0 ? `\n${lines.join(',\n')}\n` : '';
  return `static const unsigned char ${cIdentifier(name)}[${bytes.length}] = {${body}};\n`;
}

type FieldJson = Readonly<{
  path: string;
  label: string;
  offset: number;
  length: number;
  bits?: Readonly<{ offset: number; length: number }>;
  value: string;
  valueName?: string;
  clause: string;
  hex?: string;
  fields?: readonly FieldJson[];
}>;

function fieldJson(field: ByteField, bytes: Uint8Array): FieldJson {
  const leaf = field.children.length === 0;
  return {
    path: field.path,
    label: field.label,
    offset: field.start,
    length: field.end - field.start,
    ...(field.bits && { bits: field.bits }),
    value: field.text,
    ...(field.valueName !== undefined && { valueName: field.valueName }),
    clause: field.clause,
    ...(leaf
      ? { hex: hexOf(bytes.subarray(field.start, field.end)) }
      : { fields: field.children.map((child) => fieldJson(child, bytes)) }),
  };
}

/** Fields with their values and octets as JSON; the octets stand at the innermost fields. */
export function jsonOf(fields: readonly ByteField[], bytes: Uint8Array): string {
  const list = fields.map((field) => fieldJson(field, bytes));
  return `${JSON.stringify(list.length === 1 ? list[0] : list, null, 2)}\n`;
}

export const copyFormats = ['hex', 'base64', 'c', 'json'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** What goes to the clipboard: `field` of the buffer, or all of it. */
export function copyText(
  format: CopyFormat,
  bytes: Uint8Array,
  fields: readonly ByteField[],
  field: ByteField | undefined,
  name: string,
): string {
  const octets = field ? bytes.subarray(field.start, field.end) : bytes;
  if (format === 'hex') return hexOf(octets);
  if (format === 'base64') return base64Of(octets);
  if (format === 'c') return cArrayOf(octets, field ? field.path : name);
  return jsonOf(field ? [field] : fields, bytes);
}

/** Shortens in the middle to at most `max` characters. */
export function shortenMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = Math.max(2, max - 1);
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}

/** The bits of a bit field as a row of 0 and 1. */
export function bitsOf(bytes: Uint8Array, start: number, offset: number, length: number): string {
  let bits = '';
  for (let at = offset; at < offset + length; at += 1) {
    const octet = bytes[start + Math.floor(at / 8)] ?? 0;
    bits += (octet >> (7 - (at % 8))) & 1;
  }
  return bits;
}

/** The value of a field as one line. Octets that its text cuts short are taken from the buffer and
 *  shortened in the middle to `max` digits; bits stand before the number. A field that only
 *  groups others gives the value of its longest part. */
export function fieldValue(field: ByteField, bytes: Uint8Array, max: number): string {
  const shown = valueFieldOf(field);
  if (shown === undefined) return '';
  const { text, bits, start, end } = shown;
  if (shown !== field && shown.end - shown.start === 1) return shown.valueName ?? text;
  if (bits) return `${bitsOf(bytes, start, bits.offset, bits.length)}₂ = ${text}`;
  const whole = hexOf(bytes.subarray(start, end));
  const isOctets = text.endsWith('…') ? whole.startsWith(text.slice(0, -1)) : text === whole;
  return isOctets ? shortenMiddle(whole, max) : text;
}
