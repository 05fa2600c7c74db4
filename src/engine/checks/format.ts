import { formatCodes } from '../mikey/index.ts';
import { defineCheck } from './check.ts';
import type { Reception } from './reception.ts';
import { listOf } from './shown-facts.ts';

/** A payload is well-formed and complete; it needs no keys. */
export const format = defineCheck({
  name: 'format',
  phase: 'payload',
  codes: formatCodes,
  clauses: ['RFC 3830 §5.3', 'TS 33.179 §E.2'],
  reads: ['HDR'],
  mikeyErrorAt: { 'HDR.prfFunc': 2, 'HDR.dataType': 11, 'T.tsType': 1 },
  mark: { letter: 'F', tone: 6 },
  run({ decoded }: Pick<Reception, 'decoded'>) {
    const values = [
      { name: 'payloads', value: listOf(decoded.tree.map((node) => node.path)) },
      { name: 'octets', value: decoded.bytes.length },
    ];
    return { values, problem: decoded.failure };
  },
  instead: ({ decoded }) => decoded.message !== null,
});
