import { octetsOfBase64 } from './base64-text.ts';
import { octetsOfHex } from './hex-text.ts';
import { isPlainlyMikey } from './octet-kind.ts';
import { linesOf } from './trimmed-text.ts';

/** Messages written over several lines with other lines around them: below a heading of a log, or between
 *  the lines of PEM. */

type Dress = Readonly<{
  /** The end of the first line, where the message begins. */
  start: RegExp;
  /** All of a line it goes on in. */
  more: RegExp;
  octetsOf: (text: string) => Uint8Array | null;
}>;

const dresses: readonly Dress[] = [
  {
    start:
      /(?:^|[^\w+/-])((?:0x)?01[ \t:,]{0,3}(?:0x)?1a(?:[ \t:,]{0,3}(?:0x)?[0-9a-f]{2})*[ \t:,]{0,3})$/i,
    more: /^[ \t]{0,99}(?:0x)?[0-9a-f]{2}(?:[ \t:,]{0,3}(?:0x)?[0-9a-f]{2})*[ \t:,]{0,3}$/i,
    octetsOf: octetsOfHex,
  },
  {
    start: /(?:^|[^\w+/-])(ARo[\w+/-]*)[ \t]{0,99}$/,
    more: /^[ \t]{0,99}[\w+/-]+={0,2}[ \t]{0,99}$/,
    octetsOf: octetsOfBase64,
  },
];

export type Wrapped = Readonly<{ octets: Uint8Array; start: number; end: number }>;

type Open = { dress: Dress; text: string; start: number; end: number; width: number };

/** The messages that go over more than one line. */
export function* wrappedMessages(text: string): Generator<Wrapped> {
  let open: Open | null = null;
  for (const { line, start } of linesOf(text)) {
    if (open && goesOn(open, line)) {
      // A shorter line is the last one; what is written behind it is another text.
      const isLast = open.width > 0 && line.length < open.width;
      open.text += `\n${line}`;
      open.end = start + line.length;
      open.width ||= line.length;
      if (!isLast) continue;
      yield* closed(open);
      open = null;
      continue;
    }
    if (open) yield* closed(open);
    open = opened(line, start);
  }
  if (open) yield* closed(open);
}

const goesOn = ({ dress, width }: Open, line: string): boolean =>
  (width === 0 || line.length <= width) && dress.more.test(line);

/** Longer lines are not wrapped. */
const longestLine = 1000;

function opened(line: string, start: number): Open | null {
  if (line.length > longestLine) return null;
  for (const dress of dresses) {
    const written = dress.start.exec(line)?.[1];
    if (written === undefined) continue;
    const at = start + line.lastIndexOf(written);
    return { dress, text: written, start: at, end: at, width: 0 };
  }
  return null;
}

function* closed({ dress, text, start, end, width }: Open): Generator<Wrapped> {
  const octets = width > 0 ? dress.octetsOf(text) : null;
  if (octets && isPlainlyMikey(octets)) yield { octets, start, end };
}
