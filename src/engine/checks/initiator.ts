import { octetCount } from '../codec/reading.ts';
import { type Idr, idTypes } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { defineCheck, type Problem } from './check.ts';
import { clauseOf, initiatorOf, isHidden, notUri, shown, textOf } from './identities.ts';
import type { Reception } from './reception.ts';
import { verbatim } from './shown-facts.ts';

/** IDRi can be the identity of a GMS. */
export const initiator = defineCheck({
  name: 'initiator',
  phase: 'payload',
  codes: ['initiator'],
  clauses: ['TS 33.179 §E.2', 'TS 33.180 §E.7'],
  reads: ['IDRi.idType', 'IDRi.idData'],
  mikeyError: 7,
  mark: { letter: 'I', tone: 2 },
  run(r: Reception) {
    const payload = initiatorOf(r);
    return {
      ...clauseOf(payload),
      path: `${payload.path}.idData`,
      values: [{ name: payload.path, value: shown(payload) }],
      problem: problemOf(payload),
    };
  },
});

function problemOf(payload: Idr): Problem<'initiator'> | null {
  const { length } = payload.idData;
  const code = 'initiator';
  if (isHidden(payload)) {
    if (length === 32) return null;
    return { code, expected: fact('identity.uidOctets', { count: 32 }), found: octetCount(length) };
  }
  if (payload.idType !== idTypes.uri) return notUri(code, payload);
  const text = textOf(payload);
  if (/^[a-z][a-z0-9+.-]*:./i.test(text)) return null;
  const found = text === '' ? fact('identity.nothing') : verbatim(text);
  return { code, expected: fact('identity.uriWithScheme'), found };
}
