import { hex } from '@scure/base';

/** A fact of the engine in the words of a language. Screen and command line tell facts with it. */

/** A code and what to fill in, as the engine gives it. */
export type SaidFact = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;

/** Looks a text up in the catalogue of the language in use and fills it in. */
export type Translate = (key: string, values: Record<string, unknown>) => string;

/** The words of `facts.<code>`. Octets are filled in as lower-case hex, a fact inside by its own words,
 *  a number of a list as `facts.number` has it; the catalogue says how lists, numbers and times are
 *  written. */
export function factText({ code, facts }: SaidFact, t: Translate): string {
  const entries = Object.entries(facts).map(([name, value]) => [name, wordsOf(value, t)]);
  return t(`facts.${code}`, Object.fromEntries(entries));
}

function wordsOf(value: unknown, t: Translate): unknown {
  if (value instanceof Uint8Array) return hex.encode(value);
  if (Array.isArray(value)) return value.map((item) => itemText(item, t));
  return isSaidFact(value) ? factText(value, t) : value;
}

/** An item of a list, as text: `Intl` joins no numbers. */
function itemText(item: unknown, t: Translate): string {
  const isNumber = typeof item === 'number' || typeof item === 'bigint';
  return isNumber ? t('facts.number', { value: item }) : String(wordsOf(item, t));
}

function isSaidFact(value: unknown): value is SaidFact {
  return typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
}

/** A failure as the engine gives it. */
export type SaidFailure = Readonly<{
  path: string;
  offset: number | null;
  clause: string;
  expected: SaidFact;
  found: SaidFact;
}>;

/** A failure in one sentence: where, expected, found, clause. */
export function failureText(failure: SaidFailure, t: Translate): string {
  const { path, offset, clause } = failure;
  const [expected, found] = [factText(failure.expected, t), factText(failure.found, t)];
  const key = offset === null ? 'checks.said' : 'checks.saidAt';
  return t(key, { path, offset, expected, found, clause });
}
