import { bytesToUtf8 } from '../model/bytes.ts';

/** Octets as text and back. */

const chunk = 8192;

/** One character an octet, so that positions in the text are positions in the octets. */
export function latin1Text(octets: Uint8Array): string {
  let text = '';
  for (let start = 0; start < octets.length; start += chunk) {
    text += String.fromCharCode(...octets.subarray(start, start + chunk));
  }
  return text;
}

/** The octets of a text with one character an octet; null where a character is none. */
export function latin1Octets(text: string): Uint8Array | null {
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return null;
    octets[index] = code;
  }
  return octets;
}

function utf16Text(octets: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length & ~1);
  let text = '';
  for (let start = 0; start < view.byteLength; start += 2 * chunk) {
    const units: number[] = [];
    const end = Math.min(start + 2 * chunk, view.byteLength);
    for (let at = start; at < end; at += 2) units.push(view.getUint16(at, littleEndian));
    text += String.fromCharCode(...units);
  }
  return text;
}

/** Control characters no text has; escape stays, for logs in colour. */
const isControl = (octet: number) =>
  octet < 0x20 ? octet < 0x09 || (octet > 0x0d && octet !== 0x1b) : octet === 0x7f;

/** UTF-8 in pieces, each of whole characters; null where the octets are not UTF-8. */
function utf8Text(octets: Uint8Array): string | null {
  let text = '';
  for (let start = 0; start < octets.length; ) {
    let end = Math.min(start + chunk, octets.length);
    const isInside = (at: number) => at < octets.length && ((octets[at] ?? 0) & 0xc0) === 0x80;
    while (end > start && isInside(end)) end -= 1;
    const piece = end === start ? null : bytesToUtf8(octets.subarray(start, end));
    if (piece === null) return null;
    text += piece;
    start = end;
  }
  return text;
}

/** How many octets are looked at to tell UTF-16 without a mark. */
const probeLength = 4096;

/** Whether nearly every second octet is zero, as in UTF-16 of what is written in ASCII; `first`: the
 *  zeros come first. */
function hasZeros(octets: Uint8Array, first: boolean): boolean {
  const probe = octets.subarray(0, probeLength & ~1);
  if (probe.length < 8 || octets.length % 2 !== 0) return false;
  let [high, low] = [0, 0];
  for (let at = 0; at + 1 < probe.length; at += 2) {
    if (probe[first ? at : at + 1] === 0) high += 1;
    const character = probe[first ? at + 1 : at] ?? 0;
    if (!isControl(character)) low += 1;
  }
  return high > 0.95 * (probe.length / 2) && low > 0.95 * (probe.length / 2);
}

/** The text octets are written in: UTF-8, UTF-16 (with a mark, or plainly so) or Latin-1; null where
 *  they are no text. */
export function textOfOctets(octets: Uint8Array): string | null {
  const [a, b, c] = octets;
  if (a === 0xff && b === 0xfe) return utf16Text(octets.subarray(2), true);
  if (a === 0xfe && b === 0xff) return utf16Text(octets.subarray(2), false);
  if (a === 0xef && b === 0xbb && c === 0xbf) return textOfOctets(octets.subarray(3));
  if (hasZeros(octets, false)) return utf16Text(octets, true);
  if (hasZeros(octets, true)) return utf16Text(octets, false);
  if (octets.some(isControl)) return null;
  if (octets.every((octet) => octet < 0x80)) return latin1Text(octets);
  return utf8Text(octets) ?? latin1Text(octets);
}

/** The line (from 1) of positions in a text. */
export function createLineCount(text: string): (offset: number) => number {
  let breaks: readonly number[] | null = null;
  return (offset) => {
    breaks ??= breaksIn(text);
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function breaksIn(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}
