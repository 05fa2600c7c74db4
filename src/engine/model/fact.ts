/** What is told to a person, as a code and what to fill in. The catalogue of a language makes the
 *  words (`facts.<code>`): the engine has no sentence of its own. */
export type Fact = Readonly<{ code: string; facts: Readonly<Record<string, FactValue>> }>;

/** Octets are shown as hex; a list is told as its language tells lists; a fact inside another one by
 *  its own words. */
export type FactValue = string | number | bigint | Uint8Array | Fact | readonly FactValue[];

/** A fact. `code` is a key of the catalogue and is written out where it is made: a test holds every
 *  code of the engine to the catalogues. */
export function fact(code: string, facts: Fact['facts'] = {}): Fact {
  return { code, facts };
}

/** Whether a value is a fact, to be told by the catalogue. */
export function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
}
