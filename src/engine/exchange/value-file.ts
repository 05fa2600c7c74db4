import * as v from 'valibot';

/** How traces and test vectors write values, calculations and parties. Octets are lower-case hex; what a
 *  language has words for is a code with its values. */

export const hexText = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/));
export const name = v.pipe(v.string(), v.minLength(1));
export const clause = v.pipe(v.string(), v.minLength(1));

export const factFile = v.strictObject({
  code: v.string(),
  facts: v.record(v.string(), v.unknown()),
});

/** A named value: exactly one of `hex`, `integer` (decimal, with the octets it is written in), `text`,
 *  `flag` and `fact` says what it is. */
export const valueFile = v.strictObject({
  name,
  aliases: v.optional(v.array(name)),
  hex: v.optional(hexText),
  integer: v.optional(v.pipe(v.string(), v.regex(/^-?\d+$/))),
  octets: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  text: v.optional(v.string()),
  flag: v.optional(v.boolean()),
  fact: v.optional(factFile),
  clause: v.optional(clause),
  /** Secret, given instead of drawn, without a text of a standard: only where it is so. */
  secret: v.optional(v.literal(true)),
  given: v.optional(v.literal(true)),
  unverified: v.optional(v.literal(true)),
});

export const workingFile = v.strictObject({
  clause,
  inputs: v.array(valueFile),
  intermediates: v.array(valueFile),
  outputs: v.array(valueFile),
});

export const actorFile = v.strictObject({
  id: name,
  kind: v.picklist(['kms', 'gms', 'ue', 'server', 'outsider']),
  system: v.picklist(['primary', 'partner']),
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(0)),
  uri: v.string(),
});

export type ValueFile = v.InferOutput<typeof valueFile>;
export type WorkingFile = v.InferOutput<typeof workingFile>;
