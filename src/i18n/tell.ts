import { hex } from '@scure/base';
import type { TFunction } from 'i18next';

/** What the engine yields instead of sentences, in the words of the catalogue. */

type Fact = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;

const isFact = (value: unknown): value is Fact =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;

/** The words of a fact: `facts.<code>`, filled in. */
export const tellFact = (t: TFunction, { code, facts }: Fact): string =>
  tellText(t, `facts.${code}`, facts);

/** A text of the catalogue, filled in. Octets are told as hex, a fact among the values by its own words;
 *  lists and numbers as the text asks for (`{{uris, list}}`, `{{most, number}}`). */
export function tellText(t: TFunction, key: string, values: Fact['facts']): string {
  const told = Object.entries(values).map(([name, value]) => [name, filledIn(t, value)] as const);
  return t(key, Object.fromEntries(told));
}

function filledIn(t: TFunction, value: unknown): unknown {
  if (value instanceof Uint8Array) return hex.encode(value);
  if (Array.isArray(value)) return value.map((one) => String(filledIn(t, one)));
  return isFact(value) ? tellFact(t, value) : value;
}
