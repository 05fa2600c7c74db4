import * as v from 'valibot';
import { carriedOver, isKnownVersion } from './carry-over.ts';
import { fact } from './fact.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { type ReadResult, schemaProblems } from './schema-problems.ts';

/** Checks a value as a scenario, all but what its faults need: that they exist and fit is for
 *  `faultProblems`. One of an earlier version is carried over. Problems name the path of the field. */
export function parseScenario(value: unknown): ReadResult<Scenario> {
  if (Array.isArray(value)) {
    return { ok: false, problems: [{ path: '', problem: fact('input.list') }] };
  }
  const result = v.safeParse(scenarioSchema, today(value));
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, problems: schemaProblems(result.issues) };
}

/** The value with what an earlier version left to its defaults; as it is where it says no version that
 *  is known. */
function today(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('version' in value)) return value;
  const { version } = value;
  return isKnownVersion(version) ? carriedOver({ ...value }, version) : value;
}
