import { hexOf } from '../../ui/octet-text.ts';

/** A file as text: as it is when it is UTF-8, or its octets as hex when it is not. */
export async function readFileText(file: Blob): Promise<string> {
  return octetsAsText(new Uint8Array(await file.arrayBuffer()));
}

/** The text of UTF-8 octets; other octets, such as a message saved as it is, in hex. */
export function octetsAsText(octets: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(octets);
  const isText = !text.includes('\ufffd') && !text.includes('\u0000');
  if (isText) return text;
  return hexOf(octets);
}
