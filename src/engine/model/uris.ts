import * as v from 'valibot';
import { fact } from './fact.ts';
import { says } from './schema-problems.ts';

/** What a scenario takes as a URI. */

/** Of a KMS: a name without a scheme will do. */
export const uri = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.regex(/^[^\s\p{Cc}]+$/u, says(fact('input.blank'))),
  v.regex(/^\P{Cs}+$/u, says(fact('input.halfCharacter'))),
);

/** Of a GMS, a group or a user. */
export const schemeUri = v.pipe(
  uri,
  v.regex(/^(sip|sips|tel|urn|mailto|https):./i, says(fact('input.noUri'))),
);

/** The host of a URI such as `sip:user@host`; what follows the scheme where there is no user. */
export const hostOf = (text: string): string =>
  text.slice(Math.max(text.indexOf('@'), text.indexOf(':')) + 1);
