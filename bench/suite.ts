import { sakkeParameterSet1 } from '../src/engine/crypto/parameter-set-1.ts';
import type { SakkeForm } from '../src/engine/crypto/sakke-arithmetic.ts';
import { arithmeticInUse } from '../src/engine/crypto/sakke-tables.ts';
import { measureForms } from './forms.ts';
import { calibrateBy, measureAll, type Row } from './measure.ts';
import { groupOperation, messageOperations, type RunScenario } from './message-operations.ts';
import { cryptoOperations, tableOperations } from './operations.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** What to measure: operations whose name starts with `only`, groups of these sizes. */
export type Selection = Readonly<{ only: string; groups: readonly number[] }>;

/** The selection of a command line: `--only=sakke`, `--groups=1,10,100,1000`. */
export function readSelection(args: readonly string[]): Selection {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  return { only: only ?? '', groups: wholeNumbers(args, 'groups', '1000') };
}

/** What was measured, and the form of arithmetic that SAKKE calculates with where no other is named. */
export type Measured = Readonly<{ rows: readonly Row[]; form: SakkeForm }>;

/** Measures everything selected. */
export async function runSuite(
  { only, groups }: Selection,
  runScenario: RunScenario,
  onRow?: (row: Row) => void,
): Promise<Measured> {
  const operations = [
    ...cryptoOperations,
    ...messageOperations(),
    ...tableOperations,
    ...groups.map((members) => groupOperation(members, runScenario)),
  ].filter(({ name }) => name.startsWith(only));
  const calibration = calibrateBy(sakkeParameterSet1.p);
  const { form } = arithmeticInUse();
  const rows = await measureAll(operations, calibration, onRow);
  return { rows: [...rows, ...(await measureForms(only, calibration))], form };
}
