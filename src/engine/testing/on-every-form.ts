import { afterAll, beforeAll, describe } from 'vitest';
import type { SakkeForm } from '../crypto/sakke-arithmetic.ts';
import { arithmeticInUse, setSakkeForm } from '../crypto/sakke-tables.ts';

export const sakkeForms: readonly SakkeForm[] = ['bigint', 'f64', 'fma52'];

/** Describes the same for every form of arithmetic. The platform must have them all: none is left out. */
export function onEveryForm(title: string, suite: (form: SakkeForm) => void): void {
  describe.each(sakkeForms)(`${title}, %s`, (form) => {
    let usual = form;
    beforeAll(() => {
      usual = arithmeticInUse().form;
      if (!setSakkeForm(form)) throw new Error(`the platform has no ${form}`);
    });
    afterAll(() => {
      setSakkeForm(usual);
    });
    suite(form);
  });
}
