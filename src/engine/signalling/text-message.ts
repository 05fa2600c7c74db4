import { utf8ToBytes } from '../model/bytes.ts';

/** A SIP or HTTP message as its octets stand on the wire, written as text. */

/** Start line, header lines and body, lines ended by CRLF; Content-Length counts the octets of the
 *  body in UTF-8. Without a body (`null`, an HTTP GET) there is no Content-Length.
 *  Source: RFC 3261 §7; HTTP/1.1 has the same form. */
export function composeTextMessage(
  startLine: string,
  headers: readonly string[],
  body: string | null = '',
): string {
  const length = body === null ? [] : [`Content-Length: ${octetCount(body)}`];
  return [startLine, ...headers, ...length, '', body ?? ''].join('\r\n');
}

/** How many octets a text has in UTF-8. */
export function octetCount(text: string): number {
  return utf8ToBytes(text).length;
}

/** The user of a URI such as `sip:user@host`; what follows the scheme where there is no host. */
export function userOf(uri: string): string {
  const rest = uri.slice(uri.indexOf(':') + 1);
  const at = rest.indexOf('@');
  return at < 0 ? rest : rest.slice(0, at);
}
