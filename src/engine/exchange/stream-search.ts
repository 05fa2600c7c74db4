import { fact } from '../model/fact.ts';
import { searchTextMessage } from './body-search.ts';
import { type Findings, note, take, type Whereabouts } from './found.ts';
import { isPlainlyMikey } from './octet-kind.ts';
import { latin1Text } from './octet-text.ts';
import { type Headers, readHeaders } from './text-message-parts.ts';

/** Looks into what one side of a connection sent: SIP and HTTP messages one behind the other, each as
 *  long as its headers say. Sources: RFC 3261 §18.3, RFC 9112 §6. */

const startLine =
  /(?:^|\n)(?=(?:[A-Z]{2,30} [^\s]{1,4000} (?:SIP\/2\.0|HTTP\/1\.[01])|(?:SIP\/2\.0|HTTP\/1\.[01]) \d{3}[ \r]))/g;

/** Whether octets begin a TLS connection, or go on with one. Source: RFC 8446 §5.1. */
const isTls = ([type = 0, major, minor = 0]: Uint8Array) =>
  type >= 20 && type <= 23 && major === 3 && minor <= 4;

/** Looks into the octets of a stream, or of a datagram. `port`: what is said of TLS names it. */
export function searchStream(octets: Uint8Array, at: Whereabouts, findings: Findings): void {
  if (octets.length === 0) return;
  if (isPlainlyMikey(octets)) {
    take(findings, 'mikey', octets, at);
    return;
  }
  if (isTls(octets)) {
    note(findings, fact('found.note.tls'));
    return;
  }
  const text = latin1Text(octets);
  if (text.startsWith('PRI * HTTP/2.0')) {
    note(findings, fact('found.note.http2'));
    return;
  }
  startLine.lastIndex = 0;
  for (let found = startLine.exec(text); found; found = startLine.exec(text)) {
    const start = found.index + found[0].length;
    const end = endOfMessage(text, start);
    const message = text.slice(start, end.stop);
    searchTextMessage(
      end.body === null ? message : message.slice(0, end.head) + end.body,
      {
        ...at,
        // A packet is named where the message is complete.
        placesAt: () => at.placesAt(Math.max(start, end.stop - 1)),
      },
      findings,
    );
    if (end.isCut) note(findings, fact('found.note.cutMessage', { places: at.placesAt(start) }));
    startLine.lastIndex = Math.max(end.stop - 1, start + 1);
  }
}

/** Where a message ends. `body`: it came in chunks and is put together here; `head`: octets in front. */
type End = Readonly<{ stop: number; head: number; body: string | null; isCut: boolean }>;

function endOfMessage(text: string, start: number): End {
  const lineEnd = text.indexOf('\n', start);
  const { headers, bodyStart } = readHeaders(text, lineEnd < 0 ? text.length : lineEnd + 1);
  const head = bodyStart - start;
  const chunked = headers.get('transfer-encoding')?.toLowerCase().includes('chunked');
  if (chunked) return { ...readChunks(text, bodyStart), head };
  const length = lengthOf(headers);
  const isRequest = !/^(?:SIP|HTTP)\//.test(text.slice(start, start + 5));
  if (length === null) {
    // Without a length the body of an HTTP answer goes on to the end of the connection.
    const isAnswer = !isRequest && text.startsWith('HTTP', start);
    return { stop: isAnswer ? text.length : bodyStart, head, body: null, isCut: false };
  }
  const stop = bodyStart + length;
  return { stop: Math.min(stop, text.length), head, body: null, isCut: stop > text.length };
}

function lengthOf(headers: Headers): number | null {
  const given = headers.get('content-length')?.trim() ?? '';
  return /^\d{1,9}$/.test(given) ? Number(given) : null;
}

/** A body in chunks. Source: RFC 9112 §7.1. */
function readChunks(text: string, start: number): Omit<End, 'head'> {
  const chunks: string[] = [];
  let at = start;
  for (;;) {
    const lineEnd = text.indexOf('\n', at);
    const size = /^([0-9a-f]{1,7})[ \t]{0,20}[;\r]?/i.exec(text.slice(at, at + 40))?.[1];
    if (lineEnd < 0 || size === undefined) {
      return { stop: text.length, body: chunks.join(''), isCut: true };
    }
    const [from, length] = [lineEnd + 1, Number.parseInt(size, 16)];
    if (length === 0)
      return { stop: Math.min(from + 2, text.length), body: chunks.join(''), isCut: false };
    chunks.push(text.slice(from, from + length));
    at = text.startsWith('\r\n', from + length) ? from + length + 2 : from + length + 1;
  }
}
