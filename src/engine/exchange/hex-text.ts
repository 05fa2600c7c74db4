import { hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { problemAt } from './input-problem.ts';
import { trimmed } from './trimmed-text.ts';
import type { WrittenOctets } from './written-octets.ts';

/** Octets written as numbers: hex digits in every common dress, arrays of a program, decimals. */

/** Around the whole: brackets, quotation marks, the end of a statement. */
const opening = '[({<"\'`';
const closing = '])}>"\'`;,';

const run = /(0x|\\x|#)?([0-9a-f]+)/iy;
const between = /[\s,:;-]+/y;

type Runs = Readonly<{
  digits: readonly string[];
  prefixed: boolean;
  /** Offsets of characters that belong to no number. */
  strays: readonly number[];
}>;

function runsOf(text: string): Runs {
  const digits: string[] = [];
  const strays: number[] = [];
  let prefixed = false;
  let at = 0;
  while (at < text.length) {
    between.lastIndex = at;
    if (between.test(text)) at = between.lastIndex;
    if (at >= text.length) break;
    run.lastIndex = at;
    const found = run.exec(text);
    if (found) {
      digits.push(found[2] ?? '');
      prefixed ||= found[1] !== undefined;
      at = run.lastIndex;
    } else {
      strays.push(at);
      at += 1;
    }
  }
  return { digits, prefixed, strays };
}

/** The digits, two an octet; null where an octet is not complete. */
function octetsOfRuns({ digits, prefixed }: Runs): Uint8Array | null {
  const short = digits.every((each) => each.length <= 2);
  const apart = short && digits.length >= 2 && (prefixed || digits.length >= 8);
  const padded = apart ? digits.map((each) => each.padStart(2, '0')) : digits;
  const all = padded.join('');
  return all.length % 2 === 0 ? hexToBytes(all) : null;
}

/** Most of a text must be digits for it to be hex with mistakes rather than something else. */
const mostlyDigits = 0.85;
const fewestDigits = 8;

/** The octets of hex digits; null where the text is no hex. */
export function readHex(text: string): WrittenOctets | null {
  const { bare, start } = trimmed(text, opening, closing);
  const runs = runsOf(bare);
  const count = runs.digits.reduce((sum, each) => sum + each.length, 0);
  if (count === 0) return null;
  const [stray] = runs.strays;
  if (stray !== undefined) {
    const isHex = count >= fewestDigits && count / (count + runs.strays.length) > mostlyDigits;
    if (!isHex) return null;
    const problem = fact('found.problem.hexStray', { count: runs.strays.length });
    return { ok: false, problems: [problemAt(text, start + stray, '', problem)] };
  }
  const octets = octetsOfRuns(runs);
  if (octets === null) {
    const problem = fact('input.hexUneven');
    return { ok: false, problems: [problemAt(text, text.trimEnd().length, '', problem)] };
  }
  return { ok: true, taken: fact('found.taken.hex'), parts: [{ octets, offset: start }] };
}

/** The text with blanks in place of the comments of C. */
function withoutComments(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [block, line] = [text.indexOf('/*', at), text.indexOf('//', at)];
    const start = block >= 0 && (line < 0 || block < line) ? block : line;
    if (start < 0) break;
    const end = start === block ? text.indexOf('*/', start + 2) + 2 : text.indexOf('\n', start);
    const next = end < start + 2 ? text.length : end;
    pieces.push(text.slice(at, start), ' '.repeat(next - start));
    at = next;
  }
  return pieces.join('') + text.slice(at);
}

/** Arrays of a program: each `{ 0x01, 0x1a, … }` is one. */
export function readArrays(text: string): WrittenOctets | null {
  if (!/\{[\s/]*(?:[^{}]*\*\/\s*)?0x/i.test(text.slice(0, 4096))) return null;
  const bare = withoutComments(text);
  const parts = [];
  for (const { 1: content = '', index } of bare.matchAll(/\{([^{}]*)\}/g)) {
    const runs = runsOf(content.replace(/\(\s*(?:byte|char|u?int8_t|u8)\s*\)/gi, blankOf));
    const [stray] = runs.strays;
    const octets = stray === undefined ? octetsOfRuns(runs) : null;
    if (octets && octets.length > 0) parts.push({ octets, offset: index });
    else if (stray !== undefined) {
      const problem = fact('found.problem.hexStray', { count: runs.strays.length });
      return { ok: false, problems: [problemAt(text, index + 1 + stray, '', problem)] };
    }
  }
  return parts.length > 0 ? { ok: true, taken: fact('found.taken.array'), parts } : null;
}

const blankOf = (text: string) => ' '.repeat(text.length);

/** Octets as decimal numbers, as logs of Java and JSON have them; a message begins 1, 26. */
export function readDecimals(text: string): WrittenOctets | null {
  const { bare, start: offset } = trimmed(text, opening, closing);
  if (!/^1[\s,;]+26[\s,;]+\d/.test(bare)) return null;
  const numbers = bare.split(/[\s,;]+/).map(Number);
  if (numbers.some((value) => !Number.isInteger(value) || value < -128 || value > 255)) return null;
  const octets = Uint8Array.from(numbers, (value) => value & 0xff);
  return { ok: true, taken: fact('found.taken.decimals'), parts: [{ octets, offset }] };
}
