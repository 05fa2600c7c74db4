import { type Fact, fact } from '../model/fact.ts';

/** Facts that several checks show. */

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
