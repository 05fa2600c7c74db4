import * as v from 'valibot';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import { bundleMessageSchema } from '../mcptt/message-bundle.ts';
import { type Fact, fact } from '../model/fact.ts';
import { readBase64 } from './base64-text.ts';
import { searchBody, searchLines, searchTextMessage, searchXml } from './body-search.ts';
import { readDump } from './dump-text.ts';
import { readEscapes } from './escaped-text.ts';
import { textLooksLike } from './file-kinds.ts';
import {
  answerOf,
  type Findings,
  type Found,
  maxMessages,
  refused,
  startFindings,
  take,
  type Whereabouts,
  type Who,
} from './found.ts';
import { readArrays, readDecimals, readHex } from './hex-text.ts';
import { readJson } from './input-problem.ts';
import { mayBeMikey } from './octet-kind.ts';
import { createLineCount } from './octet-text.ts';
import { runInSvg } from './picture-link.ts';
import { maxInputLength } from './read-input.ts';
import { readHeaders, startLineOf } from './text-message-parts.ts';
import { linesOf } from './trimmed-text.ts';
import { wrappedMessages } from './wrapped-lines.ts';
import type { WrittenOctets } from './written-octets.ts';
import { xmlRoot } from './xml-text.ts';

/** Looks for messages in a text: what kind of text it is tells how. */

/** Longest text looked through, in characters. */
export const maxTextLength = 16 * 2 ** 20;

/** What becomes of octets that a text wrote out. */
export type OctetSearch = (octets: Uint8Array, at: Whereabouts, findings: Findings) => Fact | null;

/** The messages of a text. `searchOctets` looks into octets the text writes out, and gives what they
 *  look like where they are no message. */
export function findInText(text: string, searchOctets: OctetSearch): Found {
  const bare = withoutColours(text.replace(/^\uFEFF/, ''));
  if (bare.trim() === '') return refused(fact('input.nothing'));
  if (bare.length > maxTextLength) {
    return refused(fact('found.problem.tooLong', { length: bare.length, limit: maxTextLength }));
  }
  const lineAt = createLineCount(bare);
  const at = { placesAt: (offset: number) => [fact('found.place.line', { line: lineAt(offset) })] };
  return (
    runInSvg(bare) ??
    inXml(bare, at) ??
    inDump(bare, at, searchOctets) ??
    inJson(bare) ??
    inSignalling(bare, at) ??
    inWritten(bare, at, searchOctets)
  );
}

/** Blanks in place of what colours a terminal. */
const withoutColours = (text: string) =>
  text.includes('\x1b[') ? text.replace(colours, blankOf) : text;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what begins it
const colours = /\x1b\[[\d;]{0,20}[A-Za-z]/g;

const kmsRoot = /^(?:Signed)?Kms(?:Response|Request|Message)/;

function inXml(text: string, at: Whereabouts): Found | null {
  const root = xmlRoot(text);
  if (root === null || root.toLowerCase() === 'html' || root === 'svg') return null;
  const findings = startFindings();
  searchXml(text, at, findings);
  const looks = kmsRoot.test(root)
    ? fact('found.looks.kmsXml', { root })
    : fact('found.looks.xml', { root });
  return answerOf(takenXml(root), findings, fact('found.problem.none', { looks }));
}

const takenXml = (root: string) =>
  root === 'GKTPs' ? fact('found.taken.gktp') : fact('found.taken.xml', { root });

/** Octets a text wrote out, in a list where there are several. */
function answerTo(written: WrittenOctets, at: Whereabouts, searchOctets: OctetSearch): Found {
  if (!written.ok) return written;
  const findings = startFindings();
  let looks: Fact | null = null;
  for (const { octets, offset } of written.parts) {
    looks = searchOctets(octets, atOffset(at, offset), findings) ?? looks;
  }
  const reason = fact('found.problem.noneIn', {
    dress: written.taken,
    looks: looks ?? fact('found.looks.nothing'),
  });
  return answerOf(written.taken, findings, reason);
}

const atOffset = (at: Whereabouts, base: number): Whereabouts => ({
  ...at,
  placesAt: () => at.placesAt(base),
});

function inDump(text: string, at: Whereabouts, searchOctets: OctetSearch): Found | null {
  const written = readDump(text);
  return written && answerTo(written, at, searchOctets);
}

/** Longer JSON is looked through as text. */
const maybeJson = (text: string) =>
  text.length <= maxInputLength && /^\s*[[{]\s*["{[\]}]/.test(text.slice(0, 1000));

/** A document of our own, which is named here and read in full by its own reader. */
function inJson(text: string): Found | null {
  if (!maybeJson(text)) return null;
  const json = readJson(text);
  if (!json.ok) return text.trimStart().startsWith('{') ? json : null;
  const { value } = json.value;
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every(isBundle)) return ofBundles(list, Array.isArray(value));
  if (isScenario(value)) {
    const taken = fact('found.taken.scenario');
    return { ok: true, taken, messages: [], notes: [], document: 'scenario' };
  }
  return null;
}

const hasField = (value: unknown, test: RegExp) =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => test.test(key));
const isBundle = (value: unknown) => hasField(value, /^(?:i_message_|kms$|kmss$|users$)/);
const isScenario = (value: unknown) =>
  hasField(value, /^version$/) && hasField(value, /^(?:systems|procedure)$/);

function ofBundles(bundles: readonly unknown[], isList: boolean): Found {
  const findings = startFindings();
  for (const [index, value] of bundles.entries()) {
    const { initiator, responder } = value as Readonly<Record<string, unknown>>;
    const who: Who = {
      ...(typeof initiator === 'string' && { from: initiator }),
      ...(typeof responder === 'string' && { to: responder }),
    };
    const bundle = v.safeParse(bundleMessageSchema, value);
    const place = isList
      ? fact('found.place.bundleOf', { index: index + 1 })
      : fact('found.place.bundle');
    if (!bundle.success) continue;
    take(findings, 'mikey', bundleMessage(bundle.output), { who, placesAt: () => [place] });
  }
  const taken = isList
    ? fact('found.taken.bundles', { count: bundles.length })
    : fact('found.taken.bundle');
  return { ok: true, taken, messages: findings.messages, notes: [], document: 'bundle' };
}

const shortestStartLine = 'SIP/2.0 200'.length;

/** SIP and HTTP messages, one or several; SDP; parts of MIME. */
function inSignalling(text: string, at: Whereabouts): Found | null {
  const starts: number[] = [];
  for (const { line, start } of linesOf(text)) {
    if (line.length < shortestStartLine) continue;
    const indent = /^[ \t]{0,40}/.exec(line)?.[0].length ?? 0;
    if (startLineOf(line.slice(indent)) !== null) starts.push(start + indent);
  }
  const findings = startFindings();
  if (starts.length > 0) {
    for (const [index, start] of starts.entries()) {
      const message = text.slice(start, starts[index + 1]);
      searchTextMessage(message, shifted(at, start), findings);
    }
    const taken = fact('found.taken.signalling', { count: starts.length });
    return answerOf(taken, findings, fact('found.problem.none', { looks: taken }));
  }
  const taken = sdpOrMime(text);
  if (taken === null) return null;
  const isBare = /^\s{0,100}(?:--|v=)/.test(text) || /^a=/m.test(text.slice(0, 2000));
  const { headers, bodyStart } = readHeaders(text, 0, isBare ? 0 : text.length);
  searchBody(text, bodyStart, headers, at, findings);
  return answerOf(taken, findings, fact('found.problem.none', { looks: taken }));
}

const shifted = (at: Whereabouts, base: number): Whereabouts => ({
  ...at,
  placesAt: (offset) => at.placesAt(base + offset),
});

function sdpOrMime(text: string): Fact | null {
  if (/^\s{0,100}(?:content-type|mime-version)[ \t]*:/i.test(text)) return fact('found.taken.mime');
  if (/^\s{0,100}--[\w'()+,./:=?-]{1,70}\r?\n[\w-]{1,60}:/.test(text))
    return fact('found.taken.mime');
  if (/^\s{0,100}v=0\r?\n/.test(text)) return fact('found.taken.sdp');
  return /^[ \t]{0,40}a=key-mgmt:/im.test(text) ? fact('found.taken.sdp') : null;
}

const readers = [readDecimals, readArrays, readEscapes, readHex, readBase64];

/** Octets written out in one of the dresses; several where each piece begins as a message. A text with
 *  mistakes is one only where it begins as a message, or no message stands in it. */
function inWritten(text: string, at: Whereabouts, searchOctets: OctetSearch): Found {
  const list = inPieces(text);
  if (list) return answerTo(list, at, searchOctets);
  let mistaken: Found | null = null;
  for (const read of readers) {
    const written = read(text);
    if (!written || (written.ok && isWord(written, text))) continue;
    if (!written.ok) mistaken ??= written;
    else if (!mistaken || written.parts.some(({ octets }) => mayBeMikey(octets))) {
      return answerTo(written, at, searchOctets);
    }
  }
  if (mistaken && textLooksLike(text)) mistaken = null;
  if (mistaken && beginning.test(text)) return mistaken;
  const within = inAnyText(text, at);
  return within.ok ? within : (mistaken ?? within);
}

/** A text that happens to be base64, such as a word: not what it looks like. */
function isWord(written: WrittenOctets & { ok: true }, text: string): boolean {
  if (written.taken.code !== 'found.taken.base64') return false;
  const [part] = written.parts;
  return (
    !(part && mayBeMikey(part.octets)) &&
    (text.trim().length < 40 || /\S[ \t]+\S/.test(text.trim()))
  );
}

const beginning = /^\s*(?:(?:0x|\\x)?01[\s:,-]?(?:0x|\\x)?1a|(?:a=key-mgmt:)?mikey\s+A[QR]|ARo)/i;

/** Several messages, one a line or with empty lines between; null where the text is one piece. */
function inPieces(text: string): (WrittenOctets & { ok: true }) | null {
  for (const pieces of [piecesIn(linesOf(text)), piecesIn(paragraphsOf(text))]) {
    if (pieces.length < 2) continue;
    const parts = pieces.flatMap(({ line, start }) => {
      const written = readHex(line) ?? readBase64(line);
      if (!written?.ok) return [];
      return written.parts.map((part) => ({ ...part, offset: start + part.offset }));
    });
    if (parts.length !== pieces.length) continue;
    return { ok: true, taken: fact('found.taken.severalTexts', { count: parts.length }), parts };
  }
  return null;
}

type Piece = Readonly<{ line: string; start: number }>;

/** The pieces that are not empty; none where one of them begins as something else than a message. */
function piecesIn(all: Iterable<Piece>): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const piece of all) {
    if (piece.line.trim() === '') continue;
    if (!beginning.test(piece.line) || pieces.length >= maxMessages) return [];
    pieces.push(piece);
  }
  return pieces;
}

/** What stands between empty lines. */
function* paragraphsOf(text: string): Generator<Piece> {
  let [start, end] = [-1, 0];
  for (const { line, start: at } of linesOf(text)) {
    if (line.trim() !== '') {
      if (start < 0) start = at;
      end = at + line.length;
    } else if (start >= 0) {
      yield { line: text.slice(start, end), start };
      start = -1;
    }
  }
  if (start >= 0) yield { line: text.slice(start, end), start };
}

const blankOf = (text: string) => text.replace(/[^\n]/g, ' ');

/** Any other text, such as a log: messages that stand in lines of it. */
function inAnyText(text: string, at: Whereabouts): Found {
  const findings = startFindings();
  const rest: string[] = [];
  let behind = 0;
  for (const { octets, start, end } of wrappedMessages(text)) {
    take(findings, 'mikey', octets, at, start);
    rest.push(text.slice(behind, start), blankOf(text.slice(start, end)));
    behind = end;
  }
  searchLines(rest.join('') + text.slice(behind), at, findings);
  const looks = textLooksLike(text) ?? (isJson(text) ? fact('found.looks.json') : null);
  const none = looks
    ? fact('found.problem.none', { looks })
    : fact('found.problem.plainText', { begin: text.trim().slice(0, 40) });
  return answerOf(fact('found.taken.text'), findings, none);
}

const isJson = (text: string) => maybeJson(text) && readJson(text).ok;
