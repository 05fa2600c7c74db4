/** Octet strings, and how small integers become them; large ones: `big-integers.ts`. */
import {
  bytesToHex,
  concatBytes,
  hexToBytes,
  utf8ToBytes as textToBytes,
} from '@noble/hashes/utils.js';

export { bytesToHex, concatBytes, hexToBytes };

/** Texts of a run are short and mostly ASCII: up to this length that is tried before anything dearer. */
const shortText = 256;

/** A text in UTF-8. */
export function utf8ToBytes(text: string): Uint8Array {
  if (text.length > shortText) return textToBytes(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return textToBytes(text);
    bytes[at] = code;
  }
  return bytes;
}

/** Whether two octet strings have the same length and octets. Not constant time. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  return a.every((octet, index) => octet === b[index]);
}

/** `value` (0 to 2³²−1) as 4 octets, big-endian. Throws RangeError outside the range. */
export function uint32ToBytes(value: number): Uint8Array {
  requireWhole(value, 2 ** 32);
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** `value` (0 to 65,535) as 2 octets, big-endian. Throws RangeError outside the range. */
export function uint16ToBytes(value: number): Uint8Array {
  requireWhole(value, 2 ** 16);
  return Uint8Array.of(value >>> 8, value);
}

function requireWhole(value: number, end: number): void {
  if (Number.isInteger(value) && value >= 0 && value < end) return;
  throw new RangeError(`value: expected 0 to ${end - 1}, found ${value}`);
}

/** `value` (0 to 2³²−1) as 8 lower-case hex digits. */
export function uint32ToHex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** The shortest big-endian octet string of a non-negative integer; zero is the single octet 00.
 *  Throws RangeError below zero. Source: TS 33.220 §B.2.1.3. */
export function integerToShortestBytes(value: number | bigint): Uint8Array {
  if (value < 0) throw new RangeError(`value: expected 0 or more, found ${value}`);
  const hex = BigInt(value).toString(16);
  return hexToBytes(hex.length % 2 === 0 ? hex : `0${hex}`);
}

/** Octets without the zeros in front; a zero that is all there is goes too. */
export function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((octet) => octet !== 0);
  return first < 0 ? new Uint8Array(0) : bytes.slice(first);
}

/** The text of an octet string that is all ASCII, or `null`. */
function asciiText(bytes: Uint8Array): string | null {
  let text = '';
  for (const octet of bytes) {
    if (octet >= 0x80) return null;
    text += String.fromCharCode(octet);
  }
  return text;
}

/** The text of a UTF-8 octet string, or `null` when the octets are not well-formed UTF-8. */
export function bytesToUtf8(bytes: Uint8Array): string | null {
  const ascii = bytes.length <= shortText ? asciiText(bytes) : null;
  if (ascii !== null) return ascii;
  let escaped = '';
  for (const octet of bytes) escaped += `%${octet.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(escaped);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
