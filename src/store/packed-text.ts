import { base64urlnopad } from '@scure/base';
import { deflateSync, Inflate } from 'fflate';

/** Text as it stands in a link: deflated, in base64url. */

const maxInflated = 64 * 1024;

export function packText(text: string): string {
  return base64urlnopad.encode(deflateSync(new TextEncoder().encode(text), { level: 9 }));
}

/** The text, or the name of what is wrong with it and the values that go with that. */
export type Unpacked = Readonly<
  | { ok: true; text: string }
  | { ok: false; reason: 'base64' }
  | { ok: false; reason: 'tooLarge'; values: { most: number } }
  | { ok: false; reason: 'compressed'; values: { position: number } }
>;

/** Inflates in small parts and stops as soon as the result grows too large. */
export function unpackText(body: string): Unpacked {
  const octets = decodeBase64(body);
  if (octets === null || octets.length === 0) return { ok: false, reason: 'base64' };
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    parts.push(part);
  });
  let offset = 0;
  try {
    for (; offset < octets.length; offset += 64) {
      inflate.push(octets.subarray(offset, offset + 64), offset + 64 >= octets.length);
      if (size > maxInflated) {
        return { ok: false, reason: 'tooLarge', values: { most: maxInflated } };
      }
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(whole) };
  } catch {
    const position = Math.min(offset + 1, octets.length);
    return { ok: false, reason: 'compressed', values: { position } };
  }
}

function decodeBase64(body: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(body);
  } catch {
    return null;
  }
}
