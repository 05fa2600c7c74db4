import { hexToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { octetsOfBase64 } from './base64-text.ts';
import { type Findings, inside, note, take, type Whereabouts } from './found.ts';
import { isPlainlyMikey, mayBeMikey } from './octet-kind.ts';
import { latin1Octets, latin1Text } from './octet-text.ts';
import {
  fromQuotedPrintable,
  type Headers,
  isSip,
  multipartPieces,
  parameterOf,
  readHeaders,
  startLineOf,
  uriOf,
} from './text-message-parts.ts';
import { linesOf } from './trimmed-text.ts';
import { attributeOf, xmlRoot, xmlTexts } from './xml-text.ts';

/** Looks for messages in what carries them: SIP and HTTP messages, parts of MIME, SDP, XML. The kind of
 *  a body is told by its content; headers say how it is encoded. */

const maxDepth = 6;
const maxParts = 1000;

/** Looks into a SIP or HTTP message that is all of `text`. */
export function searchTextMessage(
  text: string,
  at: Whereabouts,
  findings: Findings,
  depth = 0,
): void {
  const lineEnd = text.indexOf('\n');
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const start = startLineOf(line.trimEnd()) ?? '';
  const { headers, bodyStart } = readHeaders(text, line.length + 1);
  const place = isSip(line)
    ? fact('found.place.sip', { start })
    : fact('found.place.http', { start });
  const [from, to] = [uriOf(headers.get('from')), uriOf(headers.get('to'))];
  const who = { ...(from && { from }), ...(to && { to }) };
  const within = inside(Object.keys(who).length > 0 ? { ...at, who } : at, place);
  searchBody(text, bodyStart, headers, within, findings, depth);
}

const shifted = (at: Whereabouts, base: number): Whereabouts => ({
  ...at,
  placesAt: (offset) => at.placesAt(base + offset),
});

/** Looks into the body that begins at `start` of `text`, encoded as its headers say. */
export function searchBody(
  text: string,
  start: number,
  headers: Headers,
  at: Whereabouts,
  findings: Findings,
  depth = 0,
): void {
  const body = text.slice(start);
  if (body.trim() === '') return;
  const compression = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (compression !== 'identity' && compression !== '') {
    note(findings, fact('found.note.compressed', { encoding: compression.slice(0, 40) }));
    return;
  }
  const type = headers.get('content-type') ?? '';
  if (/pkcs7-mime|multipart\/encrypted/i.test(type)) {
    note(findings, fact('found.note.encryptedBody', { type: type.slice(0, 80) }));
    return;
  }
  const transfer = headers.get('content-transfer-encoding')?.trim().toLowerCase();
  const here = shifted(at, start);
  if (transfer === 'quoted-printable') {
    searchText(fromQuotedPrintable(body), type, fixed(here), findings, depth);
    return;
  }
  const octets = transfer === 'base64' ? octetsOfBase64(body) : null;
  if (octets === null) {
    searchText(body, type, here, findings, depth);
    return;
  }
  if (mayBeMikey(octets)) {
    take(findings, 'mikey', octets, here);
    return;
  }
  searchText(latin1Text(octets), type, fixed(here), findings, depth);
}

/** All that was decoded stands where the encoded text begins. */
const fixed = (at: Whereabouts): Whereabouts => ({ ...at, placesAt: () => at.placesAt(0) });

function searchText(
  text: string,
  type: string,
  at: Whereabouts,
  findings: Findings,
  depth: number,
): void {
  if (depth > maxDepth) {
    note(findings, fact('found.note.tooDeep'));
    return;
  }
  if (text.startsWith('\x01')) {
    const octets = latin1Octets(text);
    if (octets && mayBeMikey(octets)) {
      take(findings, 'mikey', octets, at);
      return;
    }
  }
  const boundary = parameterOf(type, 'boundary') ?? boundaryOf(text);
  if (boundary !== null) {
    searchParts(text, boundary, at, findings, depth);
    return;
  }
  if (xmlRoot(text) !== null) return void searchXml(text, at, findings);
  const [line = ''] = text.slice(0, 6000).trimStart().split('\n');
  if (startLineOf(line.trimEnd()) !== null) {
    searchTextMessage(text.trimStart(), at, findings, depth + 1);
    return;
  }
  searchLines(text, at, findings);
}

const boundaryOf = (text: string): string | null =>
  /^\s{0,20}--([\w'()+,./:=?-]{1,70})\r?\n[\w-]{1,60}:/.exec(text.slice(0, 300))?.[1] ?? null;

/** Looks into each part of a multipart body. Source: RFC 2046 §5.1. */
function searchParts(
  text: string,
  boundary: string,
  at: Whereabouts,
  findings: Findings,
  depth: number,
): void {
  const pieces = multipartPieces(text, boundary, maxParts + 1);
  if (pieces.length > maxParts)
    note(findings, fact('found.note.tooManyParts', { limit: maxParts }));
  for (const [index, { start, end }] of pieces.slice(0, maxParts).entries()) {
    const piece = text.slice(start, text[end - 2] === '\r' ? end - 2 : end - 1);
    const { headers, bodyStart } = readHeaders(piece, 0);
    const place = fact('found.place.part', { index: index + 1 });
    searchBody(piece, bodyStart, headers, inside(shifted(at, start), place), findings, depth + 1);
  }
}

/** Looks through the text of the elements of XML; gives what makes it unreadable. */
export function searchXml(text: string, at: Whereabouts, findings: Findings): void {
  const walk = xmlTexts(text);
  let step = walk.next();
  for (; !step.done; step = walk.next()) {
    const { names, attributes, text: content, offset } = step.value;
    const name = names.at(-1) ?? '';
    const octets = payloadOf(content, name === 'GKTP');
    if (octets)
      take(findings, 'mikey', octets, inside(at, elementPlace(names, attributes)), offset);
    else if (name === 'GKTP')
      note(findings, fact('found.note.gktp', { places: at.placesAt(offset) }));
  }
  const problem = step.value;
  if (problem === null) return;
  const places = at.placesAt(problem.offset);
  note(findings, fact('found.note.xml', { problem: problem.problem, places }));
}

function elementPlace(names: readonly string[], attributes: readonly string[]): Fact {
  const name = names.at(-1) ?? '';
  const id = attributeOf(attributes.at(-1) ?? '', 'id');
  const group = attributes
    .map((each) => attributeOf(each, 'temporary-MCPTT-group-ID'))
    .find((each) => each !== undefined);
  if (id !== undefined && group !== undefined)
    return fact('found.place.idInGroup', { name, id, group });
  return id === undefined
    ? fact('found.place.element', { name })
    : fact('found.place.id', { name, id });
}

const fewestDigits = 40;

/** The message an element holds: hexBinary as the schema has it, or base64. `said`: the element is one
 *  for messages. Source: schema `urn:3gpp:ns:mcpttGKTP:1.0`. */
function payloadOf(content: string, said: boolean): Uint8Array | null {
  if (content.length < (said ? 2 : fewestDigits)) return null;
  const bare = content.replace(/\s+/g, '');
  const isHex = bare.length % 2 === 0 && /^[0-9a-f]+$/i.test(bare);
  const octets = isHex ? hexToBytes(bare) : octetsOfBase64(content);
  if (octets === null || octets.length === 0) return null;
  return (said ? mayBeMikey(octets) : isPlainlyMikey(octets)) ? octets : null;
}

const keyMgmt = /^a=key-mgmt:\s{0,20}mikey(?:\s{1,20}|$)/i;

/** Looks through lines of SDP, or of any text, for `a=key-mgmt:mikey …`, folded or not, and for messages
 *  that stand in a line. Source: RFC 4567 §3.1. */
export function searchLines(text: string, at: Whereabouts, findings: Findings): void {
  let [media, count] = ['', 0];
  let open: { value: string; start: number; place: Fact } | null = null;
  const close = () => {
    if (open) takeKeyMgmt(open.value, inside(at, open.place), findings, open.start);
    open = null;
  };
  for (const { line: raw, start } of linesOf(text)) {
    if (raw === '' && open === null) continue;
    const line = raw.replace(/^[ \t]{0,40}(?=a=key-mgmt:|m=)/i, '');
    if (open && /^[ \t]+\S/.test(line)) {
      open.value += line.trim();
      continue;
    }
    close();
    const found = keyMgmt.exec(line);
    if (found) {
      const place =
        count === 0
          ? fact('found.place.session')
          : fact('found.place.media', { index: count, media });
      open = { value: line.slice(found[0].length), start, place };
    } else if (/^m=/.test(line)) {
      media = line.slice(2).split(' ')[0]?.slice(0, 40) ?? '';
      count += 1;
    } else searchLine(line, at, findings, start);
  }
  close();
}

function takeKeyMgmt(value: string, at: Whereabouts, findings: Findings, offset: number): void {
  const octets = octetsOfBase64(value.trim().replace(/^"|"$/g, ''));
  if (octets && mayBeMikey(octets)) {
    take(findings, 'mikey', octets, at, offset);
    return;
  }
  note(findings, fact('found.note.keyMgmt', { places: at.placesAt(offset) }));
}

/** In a line: base64 that begins with 01 1A, hex that does, or base64 behind the word `mikey`. */
const inLine =
  /(?:^|[^\w+/-])(?:(mikey)\s{1,20})?(?:(ARo[\w+/-]{50,200000}={0,2})|(?:0x)?(01[ :]?1a(?:[ :]?[0-9a-f]{2}){30,40000})(?![0-9a-z]))/gi;

function searchLine(line: string, at: Whereabouts, findings: Findings, start: number): void {
  if (line.length < fewestDigits) return;
  for (const { 2: base64, 3: hex, index } of line.matchAll(inLine)) {
    const octets = hex ? hexToBytes(hex.replace(/[ :]/g, '')) : octetsOfBase64(base64 ?? '');
    if (octets && isPlainlyMikey(octets)) take(findings, 'mikey', octets, at, start + index);
  }
}
