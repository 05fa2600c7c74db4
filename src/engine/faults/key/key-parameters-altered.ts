import { flipEnd } from '../change-octets.ts';
import { defineFault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** One bit of the encrypted key parameters changes before the GMS signs. */
export const keyParametersAltered = defineFault({
  id: 'key-parameters-altered',
  clause: 'TS 33.180 §5.2.4',
  kind: 'key',
  predict: () => 'keyparams-tag',
  apply: () => changeProtected('ciphertextAndTag.ciphertext', flipEnd),
});
