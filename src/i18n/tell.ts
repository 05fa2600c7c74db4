import { hex } from '@scure/base';

/** What the engine yields instead of sentences, in the words of the catalogue. */

type Fact = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;
type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const isFact = (value: unknown): value is Fact =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;

/** The words of a fact: `facts.<code>`, filled in. Octets are told as hex, a fact inside another one by
 *  its own words; lists and numbers as the words ask for (`{{uris, list}}`, `{{most, number}}`). */
export function tellFact(t: Translate, { code, facts }: Fact): string {
  const values = Object.entries(facts).map(([name, value]) => [name, filledIn(t, value)] as const);
  return t(`facts.${code}`, Object.fromEntries(values));
}

function filledIn(t: Translate, value: unknown): unknown {
  if (value instanceof Uint8Array) return hex.encode(value);
  if (Array.isArray(value)) return value.map((one) => String(filledIn(t, one)));
  return isFact(value) ? tellFact(t, value) : value;
}
