import { bytesToUtf8, utf8ToBytes } from '../model/bytes.ts';
import { encodePngChunk, type PngChunks, readPngChunks, withPngChunks } from './png-chunks.ts';

/** What a picture of ours says of itself in a PNG file: how large it is on paper, and the link. */

export type PngFacts = Readonly<{
  dotsPerMetre: number;
  link: string;
  title: string;
  /** What made it. */
  software: string;
}>;

/** Keyword of the text with the link. */
const linkKeyword = 'Keyladder link';

/** Text in UTF-8, not compressed, of no language. Source: PNG (Third Edition) §11.3.3.4. */
function encodeText(keyword: string, text: string): Uint8Array {
  const octets = utf8ToBytes(`${keyword}\0\0\0\0\0${text}`);
  return encodePngChunk('iTXt', octets);
}

/** Source: PNG (Third Edition) §11.3.4.3. */
function encodeSize(dotsPerMetre: number): Uint8Array {
  const octets = new Uint8Array(9);
  const view = new DataView(octets.buffer);
  view.setUint32(0, Math.round(dotsPerMetre));
  view.setUint32(4, Math.round(dotsPerMetre));
  view.setUint8(8, 1);
  return encodePngChunk('pHYs', octets);
}

/** A PNG file that tells these facts. */
export function withPngFacts(png: Uint8Array, facts: PngFacts): Uint8Array {
  const texts = [
    ['Title', facts.title],
    ['Software', facts.software],
    [linkKeyword, facts.link],
  ] as const;
  return withPngChunks(png, [
    encodeSize(facts.dotsPerMetre),
    ...texts.map(([keyword, text]) => encodeText(keyword, text)),
  ]);
}

/** The link a PNG file of ours holds; null where it has none, or none before it is damaged. */
export function readPngLink(
  octets: Uint8Array,
): Readonly<{ link: string | null; damage: PngChunks['damage'] }> {
  const { chunks, damage } = readPngChunks(octets);
  const begin = `${linkKeyword}\0\0\0\0\0`;
  for (const { type, data } of chunks) {
    if (type !== 'iTXt') continue;
    const text = bytesToUtf8(data);
    if (text?.startsWith(begin)) return { link: text.slice(begin.length), damage };
  }
  return { link: null, damage };
}
