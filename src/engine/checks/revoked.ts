import { uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { keyParametersDataPath } from './carried-key.ts';
import { defineCheck } from './check.ts';
import { heldKey, isRevoked } from './learnt-key.ts';
import { known, type Reception } from './reception.ts';
import { verbatim } from './shown-facts.ts';

/** Who only reads a message refuses a revoked key, unless it holds it and now learns of its end. */
export const revoked = defineCheck({
  name: 'revoked',
  phase: 'key',
  codes: ['revoked'],
  clauses: ['TS 33.179 §E.6.9'],
  reads: ['GeneralExtension.data'],
  mark: { letter: 'Z', tone: 5 },
  run(r: Reception) {
    const { status } = known(r.parameters, 'key parameters');
    const isRefused = isRevoked(r) && !r.ue.recordsRevocation && !heldKey(r);
    const expected = fact('revoked.not');
    const problem = { code: 'revoked', expected, found: verbatim(uint32ToHex(status)) } as const;
    return {
      path: keyParametersDataPath(r),
      values: [{ name: 'Status', value: uint32ToBytes(status), unverified: true }],
      unverified: true,
      problem: isRefused ? problem : null,
    };
  },
});
