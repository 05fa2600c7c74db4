/** SAKKE on every form of arithmetic that the platform has, in one run: what counts is the ratio to BigInt,
 *  which other work on the machine does not change. */
import type { SakkeForm } from '../src/engine/crypto/sakke-arithmetic.ts';
import { arithmeticInUse, setSakkeForm } from '../src/engine/crypto/sakke-tables.ts';
import type { Calibration, Operation, Row } from './measure.ts';
import { measureInTurn } from './measure.ts';
import { cryptoOperations, prepareOperations } from './operations.ts';

const forms: readonly SakkeForm[] = ['bigint', 'f64', 'fma52'];

/** What is compared, by name. */
const compared = [
  'sakke.encapsulate',
  'sakke.decapsulate.cold',
  'sakke.decapsulate.second',
  'sakke.deriveRsk',
  'sakke.validateRsk',
  'member.dual',
];

/** Of a millisecond or two the least is met more seldom. */
const runsOf = (name: string) =>
  name === 'sakke.encapsulate' || name === 'sakke.deriveRsk' ? 60 : 15;

function onForm(operation: Operation, form: SakkeForm): Operation {
  return {
    name: `${operation.name}.${form}`,
    before() {
      setSakkeForm(form);
      prepareOperations();
      // The first of a kind would find code that was not yet made fast for this form.
      operation.before?.();
      operation.run();
      operation.before?.();
    },
    run: operation.run,
    runs: runsOf(operation.name),
  };
}

/** The rows of all forms, a run of one behind a run of the other. */
export async function measureForms(only: string, calibration: Calibration): Promise<Row[]> {
  const usual = arithmeticInUse().form;
  const present = forms.filter(setSakkeForm);
  const rows: Row[] = [];
  for (const operation of cryptoOperations) {
    if (!compared.includes(operation.name) || !operation.name.startsWith(only)) continue;
    rows.push(
      ...(await measureInTurn(
        present.map((form) => onForm(operation, form)),
        calibration,
      )),
    );
  }
  setSakkeForm(usual);
  prepareOperations();
  return rows;
}
