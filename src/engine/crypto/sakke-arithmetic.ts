/** Which form of arithmetic SAKKE calculates with: the quickest of those that the platform has and that
 *  give known answers. */
import { type Arithmetic, bigintArithmetic } from '../math/arithmetic.ts';
import { createFieldKernel } from '../wasm/field-kernel.ts';
import { givesKnownAnswers } from '../wasm/known-answers.ts';
import { laneArithmetic } from '../wasm/lane-arithmetic.ts';
import { fieldOctets } from './field-octets.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';

const { p, q } = sakkeParameterSet1;

export type SakkeForm = Arithmetic['form'];

/** A form, or `null` where the platform lacks it or it gives another answer than BigInt. */
type Candidate = (drop: () => boolean) => Arithmetic | null;

/** The form of a module. Where WebAssembly is missing, forbidden, or knows no such instruction, the
 *  exception means that the next form is taken. */
export function moduleForm(
  name: 'fma52' | 'f64',
  octets: () => Uint8Array<ArrayBuffer> = () => fieldOctets(name),
): Candidate {
  return (drop) => {
    try {
      const kernel = createFieldKernel(name, octets(), p, drop);
      return givesKnownAnswers(kernel) ? laneArithmetic(kernel, q) : null;
    } catch {
      return null;
    }
  };
}

/** A candidate that is made once. */
function madeOnce(candidate: Candidate): Candidate {
  let made: Arithmetic | null | undefined;
  return (drop) => {
    if (made === undefined) made = candidate(drop);
    return made;
  };
}

/** The quickest first. */
const candidates: Readonly<Record<SakkeForm, Candidate>> = Object.freeze({
  fma52: madeOnce(moduleForm('fma52')),
  f64: madeOnce(moduleForm('f64')),
  bigint: madeOnce(() => bigintArithmetic(p, q)),
});

/** The first candidate that there is, at last BigInt. */
export function firstForm(list: readonly Candidate[], drop: () => boolean): Arithmetic {
  for (const candidate of list) {
    const form = candidate(drop);
    if (form !== null) return form;
  }
  return bigintArithmetic(p, q);
}

let inUse: Arithmetic | null = null;

/** The form in use, chosen when it is first asked for. `drop` gives up a table when there is no room. */
export function arithmetic(drop: () => boolean): Arithmetic {
  inUse ??= firstForm(Object.values(candidates), drop);
  return inUse;
}

/** Changes the form, to measure or test it; whether the platform has it. */
export function takeForm(form: SakkeForm, drop: () => boolean): boolean {
  const taken = candidates[form](drop);
  if (taken !== null) inUse = taken;
  return taken !== null;
}
