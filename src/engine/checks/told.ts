import { type Fact, fact } from '../model/fact.ts';
import { unixFromNtp } from '../model/ntp-time.ts';

/** Facts that several checks tell. */

/** A text as it stands, such as a URI. */
export const verbatim = (text: string): Fact => fact('verbatim', { text });

/** A number as it stands in a field. */
export const number = (value: number): Fact => fact('number', { value });

export const none = fact('none');

/** Any of a list, or none where it is empty. */
export const listOf = (items: readonly (string | number | Fact)[]): Fact =>
  items.length === 0 ? none : fact('list', { items });

/** One of a list. */
export const oneOf = (items: readonly (string | number | Fact)[]): Fact => fact('oneOf', { items });

/** A time in UTC, to the second. */
export const utc = (unixSeconds: number): Fact => fact('utc', { milliseconds: unixSeconds * 1000 });
export const utcOfNtp = (ntpSeconds: number): Fact => utc(unixFromNtp(ntpSeconds));

/** The same, 0 being "not set". */
export const utcOrUnset = (unixSeconds: number): Fact =>
  unixSeconds === 0 ? fact('notSet') : utc(unixSeconds);
