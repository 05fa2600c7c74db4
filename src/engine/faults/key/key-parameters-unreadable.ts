import { always, noParameters } from '../alter.ts';
import { setTo } from '../change-octets.ts';
import type { Fault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The key parameters name an algorithm other than AEAD_AES_128_GCM. */
export const keyParametersUnreadable: Fault<object> = {
  id: 'key-parameters-unreadable',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'keyparams-type',
  apply: () => changeProtected('algorithm', setTo(2)),
};
