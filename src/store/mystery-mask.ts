import { base64urlnopad } from '@scure/base';
import type { FaultEntry } from '../engine/index.ts';

/** A fault as it stands in a link that does not tell it: masked with a stream of octets that its first four
 *  begin. That hides it from the eye and from whoever unpacks the link, not from somebody who reads this. */

const headLength = 4;
const checkLength = 4;

/** Xorshift of 32 bits, an octet at a time. Source: Marsaglia, Journal of Statistical Software 8 (14). */
function* octetsFrom(start: number): Generator<number, never, void> {
  let state = start | 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state & 0xff;
  }
}

/** FNV-1a of 32 bits. Source: draft-eastlake-fnv. */
function checkOf(octets: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const octet of octets) hash = Math.imul(hash ^ octet, 0x01000193);
  return hash >>> 0;
}

function masked(octets: Uint8Array, start: number): Uint8Array {
  const stream = octetsFrom(start);
  return octets.map((octet) => octet ^ stream.next().value);
}

/** `seed`: a whole number of 32 bits; another one gives another text. */
export function maskFault(entry: FaultEntry, seed: number): string {
  const text = new TextEncoder().encode(JSON.stringify(entry));
  const inner = new Uint8Array(checkLength + text.length);
  new DataView(inner.buffer).setUint32(0, checkOf(text));
  inner.set(text, checkLength);
  const whole = new Uint8Array(headLength + inner.length);
  new DataView(whole.buffer).setUint32(0, seed);
  whole.set(masked(inner, seed), headLength);
  return base64urlnopad.encode(whole);
}

/** The fault of a masked text; null where it was cut or altered. One that was made up is found out with
 *  the scenario it comes into. */
export function unmaskFault(text: string): FaultEntry | null {
  try {
    const whole = base64urlnopad.decode(text);
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    const inner = masked(whole.subarray(headLength), view.getUint32(0));
    const json = inner.subarray(checkLength);
    const check = new DataView(inner.buffer, inner.byteOffset).getUint32(0);
    if (check !== checkOf(json)) return null;
    return JSON.parse(new TextDecoder().decode(json)) as FaultEntry;
  } catch {
    return null;
  }
}
