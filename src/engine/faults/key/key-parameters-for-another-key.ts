import { always, noParameters } from '../alter.ts';
import { flipEnd } from '../change-octets.ts';
import type { Fault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The DPPK-ID beside the key parameters names another key than the GUK-ID. */
export const keyParametersForAnotherKey: Fault<object> = {
  id: 'key-parameters-for-another-key',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'keyparams-id',
  apply: () => changeProtected('dppkId', flipEnd),
};
