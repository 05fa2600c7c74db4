import { always, noParameters } from '../alter.ts';
import { setToLargest } from '../change-octets.ts';
import type { Fault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The length beside the key parameters promises more octets than the extension has. */
export const keyParametersCutShort: Fault<object> = {
  id: 'key-parameters-cut-short',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'keyparams-len',
  apply: () => changeProtected('payloadLength', setToLargest),
};
