import { flipEnd } from '../change-octets.ts';
import { defineFault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The DPPK-ID beside the key parameters names another key than the GUK-ID. */
export const keyParametersForAnotherKey = defineFault({
  id: 'key-parameters-for-another-key',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  predict: () => 'keyparams-id',
  apply: () => changeProtected('dppkId', flipEnd),
});
