import {
  defaultedPolicy,
  defaultGroupCallProfile,
  policyValue,
  type ReadPolicy,
} from '../mikey/index.ts';
import { type Fact, fact } from '../model/fact.ts';
import { defineCheck, type Problem } from './check.ts';
import { messageOf, type Reception } from './reception.ts';
import { number } from './shown-facts.ts';

/** This receiver can apply the security policy. Source: TS 33.179 §E.2. */
export const spPolicy = defineCheck({
  name: 'sp-policy',
  phase: 'key',
  codes: ['sp-policy'],
  clauses: ['TS 33.179 Table E.2-1', 'RFC 3830 §6.10.1'],
  orderedBy: 'published',
  ownPart: 'rule',
  reads: ['SP'],
  mikeyError: 10,
  mark: { letter: 'O', tone: 5 },
  run(r: Reception) {
    const { sps } = messageOf(r);
    const values = (sps.length === 0 ? [null] : sps).flatMap((sp) =>
      Object.entries(defaultedPolicy(sp)).map(([type, value]) => ({
        ...(sp === null || sps.length === 1
          ? { name: `Type ${type}` }
          : { name: 'policyType', nameFacts: { policy: sp.policyNo, type: Number(type) } }),
        value,
      })),
    );
    const problem = sps.map(problemOf).find((found) => found !== null) ?? null;
    return { values, problem };
  },
});

/** What this receiver can apply: SRTP with AES-GCM as the default group-call profile has it. */
const acceptable: Readonly<
  Record<number, Readonly<{ values: readonly number[]; expected: Fact }>>
> = {
  0: { values: [6], expected: fact('policy.aesGcm') },
  1: { values: [16], expected: fact('policy.sessionKeyOctets', { count: 16 }) },
  2: { values: [1, 2, 3, 4], expected: fact('policy.authentication') },
  4: { values: [12], expected: fact('policy.sessionSaltOctets', { count: 12 }) },
  5: { values: [0], expected: fact('policy.prfAesCm') },
  6: { values: [0], expected: fact('policy.derivationRate', { rate: 0 }) },
  7: { values: [1], expected: fact('policy.srtpEncryptionOn') },
  8: { values: [1], expected: fact('policy.srtcpEncryptionOn') },
  10: { values: [1], expected: fact('policy.srtpAuthenticationOn') },
  20: { values: [16], expected: fact('policy.aeadTagOctets', { count: 16 }) },
};

/** The first value this receiver refuses, also where a later one of the same type replaces it. */
function problemOf({ path, protType, params }: ReadPolicy): Problem<'sp-policy'> | null {
  const code = 'sp-policy';
  if (protType !== 0) {
    const expected = fact('protTypeSrtp');
    return { code, path: `${path}.protType`, expected, found: number(protType) };
  }
  for (const [index, { type, value: octets }] of params.entries()) {
    const rule = acceptable[type];
    const value = policyValue(octets);
    if (!rule || rule.values.includes(value)) continue;
    const at = `${path}.params[${index}].value`;
    const inProfile = defaultGroupCallProfile.some((parameter) => parameter.type === type);
    const clause = inProfile ? 'TS 33.179 Table E.2-1' : 'RFC 3830 §6.10.1';
    return { code, path: at, clause, expected: rule.expected, found: number(value) };
  }
  return null;
}
