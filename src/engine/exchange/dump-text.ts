import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { InputProblem } from '../model/schema-problems.ts';
import { problemAt } from './input-problem.ts';
import { linesOf } from './trimmed-text.ts';
import type { WrittenOctets } from './written-octets.ts';

/** Dumps: lines of an offset and the octets there, as xxd, hexdump, od, tcpdump and Wireshark print
 *  them. The offsets say how many octets a line has. */

type Row = Readonly<{
  /** Where the line stands in the text. */
  start: number;
  offset: string;
  octets: Uint8Array;
  /** All octets were written as words of two, as `hexdump` does without an option. */
  words: boolean;
  /** The lines before were the same as the one before them, and left out as `*`. */
  squeezed: boolean;
}>;

/** Largest dump, in octets. */
const maxDump = 2 ** 20;
/** Most lines of a dump, and most characters of a line. */
const maxRows = 100_000;
const maxLine = 4096;

const dumpLine = /^[ \t]*(?:0x)?([0-9a-f]{4,16})(:?)(?:[ \t]+(.*))?$/i;
const bases = [16, 8, 10] as const;

/** The octets of one dump or several; null where the text is no dump. */
export function readDump(text: string): WrittenOctets | null {
  const blocks = blocksOf(text);
  if (blocks === null) return null;
  if ('problem' in blocks) return { ok: false, problems: [blocks.problem] };
  const parts = [];
  for (const rows of blocks.blocks) {
    const read = octetsOf(text, rows);
    if ('problem' in read) return { ok: false, problems: [read.problem] };
    parts.push({ octets: read.octets, offset: rows[0]?.start ?? 0 });
  }
  return { ok: true, taken: fact('found.taken.dump'), parts };
}

type Blocks =
  | Readonly<{ blocks: readonly (readonly Row[])[] }>
  | Readonly<{ problem: InputProblem }>;

/** The rows of the text, in blocks that begin at offset zero. */
function blocksOf(text: string): Blocks | null {
  const blocks: Row[][] = [];
  let open: Row[] | null = null;
  let squeezed = false;
  let count = 0;
  for (const { line, start } of linesOf(text)) {
    if (line === '' && open === null) continue;
    if (open && line.trim() === '*') squeezed = true;
    const found = line.length > maxLine ? null : dumpLine.exec(line);
    if (!found) {
      if (line.trim() !== '*') open = null;
      continue;
    }
    const [, offset = '', colon = '', rest = ''] = found;
    const isFirst = /^0+$/.test(offset);
    if (!open && !isFirst) continue;
    const row = rowOf(text, { start, offset, rest, colon: colon !== '', squeezed });
    if ('problem' in row) {
      if (blocks.length === 0) return null;
      return row;
    }
    squeezed = false;
    count += 1;
    if (count > maxRows) {
      return { problem: problemAt(text, start, '', fact('found.problem.dumpTooLong')) };
    }
    if (isFirst || !open) {
      open = [];
      blocks.push(open);
    }
    open.push(row);
  }
  return blocks.some((rows) => (rows[0]?.octets.length ?? 0) > 0) ? { blocks } : null;
}

type Line = Readonly<{
  start: number;
  offset: string;
  rest: string;
  colon: boolean;
  squeezed: boolean;
}>;

/** The octets of a line, without the characters some programs print beside them. */
function rowOf(text: string, line: Line): Row | Readonly<{ problem: InputProblem }> {
  const { start, offset, rest, colon, squeezed } = line;
  const end = rest.search(colon ? /\s{2,}/ : /\s{3,}|\s*[|>]/);
  const tokens = (end < 0 ? rest : rest.slice(0, end)).split(/\s+/).filter((token) => token !== '');
  const wrong = tokens.find((token) => !/^(?:[0-9a-f]{2}){1,16}$/i.test(token));
  if (wrong !== undefined) {
    const at = text.indexOf(wrong, start + offset.length);
    return { problem: problemAt(text, at, '', fact('found.problem.dumpOctets', { text: wrong })) };
  }
  const words = !colon && tokens.length > 0 && tokens.every((token) => token.length === 4);
  return { start, offset, octets: hexToBytes(tokens.join('')), words, squeezed };
}

type Joined = Readonly<{ octets: Uint8Array }> | Readonly<{ problem: InputProblem }>;

function octetsOf(text: string, rows: readonly Row[]): Joined {
  const joined = bases.map((base) => joinedIn(text, rows, base));
  const read = joined.find((one) => 'octets' in one) ?? joined[0];
  if (!read || 'problem' in read) return read ?? { octets: new Uint8Array() };
  const isWords = rows.every(({ words, octets }) => words || octets.length === 0);
  return { octets: isWords ? inReadingOrder(read.octets) : read.octets };
}

/** Words are printed as numbers of a little-endian machine, unless they read the other way round. */
function inReadingOrder(octets: Uint8Array): Uint8Array {
  if (bytesToHex(octets.subarray(0, 2)) === '011a') return octets;
  return octets.map((_octet, at) => octets[at ^ 1] ?? octets[at] ?? 0);
}

/** The octets where the offsets, read in `base`, fit what the lines hold. */
function joinedIn(text: string, rows: readonly Row[], base: number): Joined {
  const end = lengthOf(rows, base);
  const fail = (row: Row, problem: Fact) => ({ problem: problemAt(text, row.start, '', problem) });
  const [first] = rows;
  if (!first) return { octets: new Uint8Array() };
  if (!(end <= maxDump)) return fail(rows.at(-1) ?? first, fact('found.problem.dumpTooLong'));
  const octets = new Uint8Array(end);
  for (const [index, row] of rows.entries()) {
    const at = Number.parseInt(row.offset, base);
    const next = rows[index + 1];
    if (!next) {
      octets.set(row.octets.subarray(0, end - at), at);
      continue;
    }
    const length = Number.parseInt(next.offset, base) - at;
    const isLast = index === rows.length - 2 && next.octets.length === 0;
    const padded = isLast && row.words && length === row.octets.length - 1;
    if (next.squeezed && length > 0 && row.octets.length > 0) repeat(octets, row, at, length);
    else if (length === row.octets.length || padded) lastWord(octets, row, at, length);
    else return fail(next, fact('found.problem.dumpOffset', { offset: next.offset }));
  }
  return { octets };
}

function lengthOf(rows: readonly Row[], base: number): number {
  const ends = rows.map(({ offset, octets }) => Number.parseInt(offset, base) + octets.length);
  return ends.at(-1) ?? 0;
}

function repeat(octets: Uint8Array, row: Row, at: number, length: number): void {
  for (let index = 0; index < length; index++) {
    const octet = row.octets[index % row.octets.length] ?? 0;
    if (at + index < octets.length) octets[at + index] = octet;
  }
}

/** An odd last octet stands in the low half of its word. */
function lastWord(octets: Uint8Array, row: Row, at: number, length: number): void {
  const written = row.octets.subarray(0, length);
  octets.set(written.subarray(0, octets.length - at), at);
  if (length < row.octets.length) octets[at + length - 1] = row.octets[length] ?? 0;
}
