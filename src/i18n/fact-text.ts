/** A fact of the engine in the words of a language. Screen and command line tell facts with it. */

/** A code and what to fill in, as the engine gives it. */
export type Told = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;

/** Looks a text up in the catalogue of the language in use and fills it in. */
export type Translate = (key: string, values: Record<string, unknown>) => string;

/** The words of `facts.<code>`. Octets are filled in as lower-case hex, a fact inside by its own words;
 *  the catalogue says how lists, numbers and times are written. */
export function factText({ code, facts }: Told, t: Translate): string {
  const entries = Object.entries(facts).map(([name, value]) => [name, wordsOf(value, t)]);
  return t(`facts.${code}`, Object.fromEntries(entries));
}

function wordsOf(value: unknown, t: Translate): unknown {
  if (value instanceof Uint8Array) {
    return Array.from(value, (octet) => octet.toString(16).padStart(2, '0')).join('');
  }
  if (Array.isArray(value)) return value.map((item) => String(wordsOf(item, t)));
  if (typeof value === 'bigint') return value.toString();
  return isTold(value) ? factText(value, t) : value;
}

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
}

/** A failure as the engine gives it. */
export type ToldFailure = Readonly<{
  path: string;
  offset: number | null;
  clause: string;
  expected: Told;
  found: Told;
}>;

/** A failure in one sentence: where, expected, found, clause. */
export function failureText(failure: ToldFailure, t: Translate): string {
  const { path, offset, clause } = failure;
  const [expected, found] = [factText(failure.expected, t), factText(failure.found, t)];
  const key = offset === null ? 'checks.said' : 'checks.saidAt';
  return t(key, { path, offset, expected, found, clause });
}
