import { fact } from '../model/fact.ts';
import { trimmed } from './trimmed-text.ts';
import type { WrittenOctets } from './written-octets.ts';

/** Octets as strings of a program: `"\x01\x1a…"`, one string behind the other, or without quotation
 *  marks. */

// biome-ignore format: a table
const named: Readonly<Record<string, number>> = {
  n: 10, r: 13, t: 9, a: 7, b: 8, f: 12, v: 11, e: 27,
};
const hexEscape = /x([0-9a-f]{2})/iy;
const octalEscape = /[0-7]{1,3}/y;

/** An escape behind its backslash: its octet and where it ends. */
function readEscape(text: string, at: number): Readonly<{ octet: number; end: number }> {
  hexEscape.lastIndex = at;
  const hex = hexEscape.exec(text);
  if (hex) return { octet: Number.parseInt(hex[1] ?? '', 16), end: at + 3 };
  octalEscape.lastIndex = at;
  const octal = octalEscape.exec(text)?.[0];
  if (octal) return { octet: Number.parseInt(octal, 8) & 0xff, end: at + octal.length };
  const character = text.charAt(at);
  return { octet: (named[character] ?? character.charCodeAt(0)) & 0xff, end: at + 1 };
}

/** Between two strings: blanks, and what joins or marks them. */
const isBetween = (character: string) => character.trim() === '' || '+.bB('.includes(character);

/** Octets of strings with escapes; null where the text is something else. */
export function readEscapes(text: string): WrittenOctets | null {
  if (!/\\x[0-9a-f]{2}/i.test(text.slice(0, 4096))) return null;
  const assigned = /^[\w\s[\]*]{0,200}=\s{0,20}/.exec(text.slice(0, 256))?.[0].length ?? 0;
  const { bare, start } = trimmed(text.slice(assigned), '', ';,)]');
  const isQuoted = /^[bB(]{0,2}["']/.test(bare);
  const octets = new Uint8Array(bare.length);
  let length = 0;
  const put = (octet: number) => {
    octets[length] = octet;
    length += 1;
  };
  let quote = isQuoted ? '' : 'none';
  for (let at = 0; at < bare.length; ) {
    const character = bare.charAt(at);
    if (quote === '') {
      if (character === '"' || character === "'") quote = character;
      else if (!isBetween(character)) return null;
      at += 1;
    } else if (character === quote) {
      quote = '';
      at += 1;
    } else if (character === '\\') {
      const { octet, end } = readEscape(bare, at + 1);
      put(octet);
      at = end;
    } else if (!isQuoted && character.trim() === '') {
      at += 1;
    } else {
      const code = character.charCodeAt(0);
      if (code < 0x20 || code > 0x7e) return null;
      put(code);
      at += 1;
    }
  }
  const part = { octets: octets.slice(0, length), offset: assigned + start };
  return { ok: true, taken: fact('found.taken.escapes'), parts: [part] };
}
