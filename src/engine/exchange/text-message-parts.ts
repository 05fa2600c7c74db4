/** The parts of a SIP or HTTP message, or of a part of MIME: start line, headers, body. The text may
 *  have lost its carriage returns. Sources: RFC 3261 §7, RFC 2046 §5.1. */

/** Names in lower case, short names of SIP written out. */
export type Headers = ReadonlyMap<string, string>;

export type HeaderBlock = Readonly<{ headers: Headers; bodyStart: number }>;

const shortNames: Readonly<Record<string, string>> = {
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  l: 'content-length',
  t: 'to',
  i: 'call-id',
};

const startLine =
  /^(?:([A-Z]{2,30}) [^\s]{1,4000} (?:SIP\/2\.0|HTTP\/1\.[01]|RTSP\/[12]\.0)|(?:SIP\/2\.0|HTTP\/1\.[01]|RTSP\/[12]\.0) (\d{3})(?: [^\r\n]{0,1000})?)[ \t]{0,100}\r?$/;

/** The start line of a SIP or HTTP message: its method or status; null where a line is none. */
export function startLineOf(line: string): string | null {
  const found = startLine.exec(line.slice(0, 6000));
  return found ? (found[1] ?? found[2] ?? null) : null;
}

export const isSip = (line: string): boolean => line.includes('SIP/2.0');

const header = /^([A-Za-z0-9!%*_+`'~.-]{1,100})[ \t]{0,100}:[ \t]*/;

/** Headers from `start` on, folded ones in one piece, up to the empty line or `end`. */
export function readHeaders(text: string, start: number, end = text.length): HeaderBlock {
  const headers = new Map<string, string>();
  let name = '';
  let at = start;
  while (at < end) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next >= end ? end : next;
    const line = text.slice(at, stop).replace(/\r$/, '');
    at = stop + 1;
    if (line.trim() === '') break;
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    const found = isFolded ? null : header.exec(line);
    if (found) {
      name = (found[1] ?? '').toLowerCase();
      name = shortNames[name] ?? name;
      if (!headers.has(name)) headers.set(name, line.slice(found[0].length));
    } else if (isFolded && headers.has(name)) {
      headers.set(name, `${headers.get(name)} ${line.trim()}`);
    }
  }
  return { headers, bodyStart: Math.min(at, end) };
}

/** A parameter of a header, such as the boundary of a Content-Type. */
export function parameterOf(value: string, name: string): string | null {
  const quoted = new RegExp(
    `;\\s{0,20}${name}\\s{0,20}=\\s{0,20}(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`,
    'i',
  );
  const found = quoted.exec(value.slice(0, 2000));
  return found?.[1] ?? found?.[2] ?? null;
}

/** The URI of a From or To header. */
export function uriOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const bare = value.slice(0, 2000);
  return /<([^<>\s]{1,1000})>/.exec(bare)?.[1] ?? /^[^\s;,"]{1,1000}/.exec(bare.trim())?.[0];
}

/** The parts between the boundary lines of a multipart body, by where they start and end; at most
 *  `limit` of them. */
export function multipartPieces(
  text: string,
  boundary: string,
  limit: number,
): readonly Readonly<{ start: number; end: number }>[] {
  const pieces: { start: number; end: number }[] = [];
  const line = `--${boundary}`;
  let open = -1;
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + line.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue;
    if (open >= 0) pieces.push({ start: open, end: at });
    if (pieces.length >= limit) return pieces;
    if (text.startsWith('--', at + line.length)) return pieces;
    const next = text.indexOf('\n', at);
    if (next < 0) return pieces;
    open = next + 1;
  }
  if (open >= 0) pieces.push({ start: open, end: text.length });
  return pieces;
}

/** A body in the transfer encoding `quoted-printable` as it was. Source: RFC 2045 §6.7. */
export function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
