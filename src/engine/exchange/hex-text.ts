import { fact } from '../model/fact.ts';
import { maxMessages } from './found.ts';
import { problemAt } from './input-problem.ts';
import { trimmed } from './trimmed-text.ts';
import type { WrittenOctets } from './written-octets.ts';

/** Octets written as numbers: hex digits in every common dress, arrays of a program, decimals. */

/** Around the whole: brackets, quotation marks, the end of a statement. */
const opening = '[({<"\'`';
const closing = '])}>"\'`;,';

const run = /(0x|\\x|#)?([0-9a-f]+)/iy;
const between = /[\s,:;-]+/y;

/** Digits found: how many, the longest and shortest run of them, whether any has a prefix; characters
 *  that belong to no number: how many, and where the first stands. */
type Runs = {
  digits: number;
  runs: number;
  longest: number;
  prefixed: boolean;
  strays: number;
  firstStray: number;
};

/** Goes through the runs of digits of a text. */
function readRuns(text: string, onRun: (digits: string) => void): Runs {
  const read = { digits: 0, runs: 0, longest: 0, prefixed: false, strays: 0, firstStray: 0 };
  let at = 0;
  while (at < text.length) {
    between.lastIndex = at;
    if (between.test(text)) at = between.lastIndex;
    if (at >= text.length) break;
    run.lastIndex = at;
    const found = run.exec(text);
    if (!found) {
      if (read.strays === 0) read.firstStray = at;
      read.strays += 1;
      at += 1;
      continue;
    }
    const digits = found[2] ?? '';
    read.digits += digits.length;
    read.runs += 1;
    read.longest = Math.max(read.longest, digits.length);
    read.prefixed ||= found[1] !== undefined;
    onRun(digits);
    at = run.lastIndex;
  }
  return read;
}

/** Digits side by side, two of which are an octet. */
function octetsOfDigits(text: string, padded: boolean): Uint8Array {
  const octets = new Uint8Array(text.length);
  let count = 0;
  readRuns(text, (digits) => {
    if (padded && digits.length % 2 === 1) count += 1;
    for (const digit of digits) {
      const at = count >> 1;
      octets[at] = ((octets[at] ?? 0) << 4) | Number.parseInt(digit, 16);
      count += 1;
    }
  });
  return octets.slice(0, count >> 1);
}

/** The octets of the digits, single ones with a zero in front; null where an octet is not complete. */
function octetsOfRuns(text: string, { digits, runs, longest, prefixed }: Runs): Uint8Array | null {
  const apart = longest <= 2 && runs >= 2 && (prefixed || runs >= 8);
  return apart || digits % 2 === 0 ? octetsOfDigits(text, apart) : null;
}

const uncounted = () => undefined;

/** Most of a text must be digits for it to be hex with mistakes rather than something else. */
const mostlyDigits = 0.85;
const fewestDigits = 32;

/** The octets of hex digits; null where the text is no hex. */
export function readHex(text: string): WrittenOctets | null {
  const { bare, start } = trimmed(text, opening, closing);
  const runs = readRuns(bare, uncounted);
  const { digits, strays, firstStray } = runs;
  if (digits === 0) return null;
  if (strays > 0) {
    const isHex = digits >= fewestDigits && digits / (digits + strays) > mostlyDigits;
    if (!isHex) return null;
    const problem = fact('found.problem.hexStray', { count: strays });
    return { ok: false, problems: [problemAt(text, start + firstStray, '', problem)] };
  }
  const octets = octetsOfRuns(bare, runs);
  if (octets === null) {
    const problem = fact('input.hexUneven');
    return { ok: false, problems: [problemAt(text, text.trimEnd().length, '', problem)] };
  }
  return { ok: true, taken: fact('found.taken.hex'), parts: [{ octets, offset: start }] };
}

/** The octets of hex digits with no mistake among them. */
export function octetsOfHex(text: string): Uint8Array | null {
  const runs = readRuns(text, uncounted);
  return runs.strays > 0 ? null : octetsOfRuns(text, runs);
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
    const numbers = content.replace(cast, blankOf);
    const runs = readRuns(numbers, uncounted);
    if (runs.strays > 0) {
      const problem = fact('found.problem.hexStray', { count: runs.strays });
      const at = index + 1 + runs.firstStray;
      return { ok: false, problems: [problemAt(text, at, '', problem)] };
    }
    const octets = octetsOfRuns(numbers, runs);
    if (octets && octets.length > 0) parts.push({ octets, offset: index });
    if (parts.length >= maxMessages) break;
  }
  return parts.length > 0 ? { ok: true, taken: fact('found.taken.array'), parts } : null;
}

const cast = /\(\s{0,9}(?:byte|char|u?int8_t|u8)\s{0,9}\)/gi;
const blankOf = (text: string) => ' '.repeat(text.length);

const longestDecimals = 2 ** 20;

/** Octets as decimal numbers, as logs of Java and JSON have them; a message begins 1, 26. */
export function readDecimals(text: string): WrittenOctets | null {
  const { bare, start: offset } = trimmed(text, opening, closing);
  if (bare.length > longestDecimals || !/^1[\s,;]+26[\s,;]+\d/.test(bare)) return null;
  const numbers = bare.split(/[\s,;]+/).map(Number);
  if (numbers.some((value) => !Number.isInteger(value) || value < -128 || value > 255)) return null;
  const octets = Uint8Array.from(numbers, (value) => value & 0xff);
  return { ok: true, taken: fact('found.taken.decimals'), parts: [{ octets, offset }] };
}
