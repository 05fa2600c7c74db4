import { always, noParameters } from '../alter.ts';
import { flipEnd } from '../change-octets.ts';
import type { Fault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** One bit of the encrypted key parameters changes before the GMS signs. */
export const keyParametersAltered: Fault<object> = {
  id: 'key-parameters-altered',
  clause: 'TS 33.180 §5.2.4',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'keyparams-tag',
  apply: () => changeProtected('ciphertextAndTag.ciphertext', flipEnd),
};
