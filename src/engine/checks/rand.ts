import { octetCount } from '../codec/reading.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { messageOf, type Reception } from './reception.ts';

/** RAND is long enough. */
export const rand = defineCheck({
  name: 'rand',
  phase: 'payload',
  codes: ['rand'],
  clauses: ['RFC 3830 §6.11'],
  reads: ['RAND.rand'],
  mark: { letter: 'R', tone: 1 },
  run(r: Reception) {
    const { length } = messageOf(r).rand;
    const expected = fact('atLeastOctets', { count: 16 });
    return {
      values: [{ name: 'randOctets', value: length }],
      problem: length >= 16 ? null : { code: 'rand', expected, found: octetCount(length) },
    };
  },
});
