import { bytesToHex } from '../model/bytes.ts';

/** For tests with many runs that have most inputs in common: the operations give the same for the same
 *  inputs, so what was worked out once is not worked out again. Put in place with `vi.mock`. */

type Sakke = typeof import('../crypto/sakke.ts');
type Eccsi = typeof import('../crypto/eccsi.ts');

function remembered<I extends object, R>(run: (input: I) => R): (input: I) => R {
  const results = new Map<string, R>();
  return (input) => {
    const words = Object.values(input).map((value) =>
      value instanceof Uint8Array ? bytesToHex(value) : String(value),
    );
    const key = words.join(' ');
    const known = results.get(key);
    if (known !== undefined) return known;
    const made = run(input);
    results.set(key, made);
    return made;
  };
}

export const rememberSakke = (real: Sakke): Sakke => ({
  ...real,
  deriveRsk: remembered(real.deriveRsk),
  validateRsk: remembered(real.validateRsk),
  encapsulate: remembered(real.encapsulate),
  decapsulate: remembered(real.decapsulate),
});

export const rememberEccsi = (real: Eccsi): Eccsi => ({
  ...real,
  validateEccsiKeys: remembered(real.validateEccsiKeys),
  verifyEccsi: remembered(real.verifyEccsi),
});
