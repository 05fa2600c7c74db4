import * as v from 'valibot';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { type ReadResult, schemaProblems } from './schema-problems.ts';

/** Checks a value as a scenario, all but what its faults need: that they exist and fit is for
 *  `faultProblems`. Problems name the path of the field. */
export function parseScenario(value: unknown): ReadResult<Scenario> {
  if (Array.isArray(value)) {
    return { ok: false, problems: [{ path: '', reason: 'expected a scenario, found a list' }] };
  }
  const result = v.safeParse(scenarioSchema, value);
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, problems: schemaProblems(result.issues) };
}
