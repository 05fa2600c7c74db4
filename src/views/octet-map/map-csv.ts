import type { Fact, ProbePlan } from '../../engine/index.ts';
import { type ByteField, innermostAt } from '../../ui/byte-field.ts';
import { csvText } from '../csv-text.ts';
import { bitNumber, type MapCell } from './map-cells.ts';
import { kindOf } from './verdict-marks.ts';

const heads = ['offset', 'field', 'bit', 'result', 'check', 'code', 'clause', 'expected', 'found'];

/** The map as comma-separated values, one alteration a line: offset from 0, bit 7 the highest; result
 *  `refused`, or of what nothing refuses `same-keys` or `other-keys`. */
export function mapCsv(
  cells: readonly MapCell[],
  fields: readonly ByteField[],
  plan: ProbePlan,
  tell: (fact: Fact) => string,
): string {
  const lines = cells.flatMap(({ verdicts }, offset) => {
    const path = innermostAt(fields, offset)?.path ?? '';
    return verdicts.map((verdict, at) => {
      const place = [`${offset}`, path, `${bitNumber(plan, at)}`];
      if (verdict.check === null) return [...place, kindOf(verdict), '', '', '', '', ''];
      const { code, clause, expected, found } = verdict.failure;
      return [...place, 'refused', verdict.check, code, clause, tell(expected), tell(found)];
    });
  });
  return csvText([heads, ...lines]);
}
