import { decodeBase64 } from '../mcptt/message-bundle.ts';
import { fact } from '../model/fact.ts';
import { problemAt } from './input-problem.ts';
import { trimmed } from './trimmed-text.ts';
import type { WrittenOctets } from './written-octets.ts';

/** Octets written in base64 or base64url, wrapped or not, padded or not. Source: RFC 4648 §4, §5. */

/** The octets of base64 text in either alphabet; null where it is none. */
export function octetsOfBase64(text: string): Uint8Array | null {
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}

const prefix = /^\s{0,1000}(?:a=key-mgmt:)?mikey\s+/i;
const quotes = '"\'`';

/** How many characters that do not belong still leave a text base64 with mistakes. */
const mostStrays = 0.05;
const fewestCharacters = 24;

/** The octets of base64 text; null where the text is none. Text that says `mikey ` in front is. */
export function readBase64(text: string): WrittenOctets | null {
  const said = prefix.exec(text)?.[0].length ?? 0;
  const { bare, start: blank } = trimmed(text.slice(said), quotes, `${quotes};,`);
  const start = said + blank;
  const octets = octetsOfBase64(bare);
  if (octets && octets.length > 0) {
    const taken = said > 0 ? fact('found.taken.mikeyBase64') : fact('found.taken.base64');
    return { ok: true, taken, parts: [{ octets, offset: start }] };
  }
  const dense = !/\S[ \t]+\S/.test(bare);
  if (said === 0 && !(dense && bare.length >= fewestCharacters)) return null;
  const { count, first } = straysIn(bare);
  if (said === 0 && count > mostStrays * bare.length) return null;
  if (count > 0) {
    const problem = fact('found.problem.base64Stray', { count });
    return { ok: false, problems: [problemAt(text, start + first, '', problem)] };
  }
  const problem = fact('found.problem.base64Short');
  return { ok: false, problems: [problemAt(text, start + bare.length, '', problem)] };
}

/** How many characters are not of base64, and where the first one stands. */
function straysIn(text: string): Readonly<{ count: number; first: number }> {
  const stray = /[^A-Za-z0-9+/=\s_-]/g;
  let [count, first] = [0, 0];
  for (let found = stray.exec(text); found; found = stray.exec(text)) {
    if (count === 0) first = found.index;
    count += 1;
  }
  return { count, first };
}
