import { setToLargest } from '../change-octets.ts';
import { defineFault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The length beside the key parameters promises more octets than the extension has. */
export const keyParametersCutShort = defineFault({
  id: 'key-parameters-cut-short',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  predict: () => 'keyparams-len',
  apply: () => changeProtected('payloadLength', setToLargest),
});
