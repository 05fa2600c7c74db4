import { maxInputLength } from '../../engine/index.ts';

/** What is looked into: the text of the field, or a file that is no such text. */
export type Content = string | Uint8Array;

/** A file as text where it is UTF-8 that fits the field, else its octets. */
export async function readFileContent(file: Blob): Promise<Content> {
  return contentOf(new Uint8Array(await file.arrayBuffer()));
}

/** The text of UTF-8 octets; other octets, such as a capture or a message saved as it is, stay octets. */
export function contentOf(octets: Uint8Array): Content {
  if (octets.length > maxInputLength) return octets;
  const text = new TextDecoder('utf-8').decode(octets);
  return text.includes('\ufffd') || text.includes('\u0000') ? octets : text;
}
