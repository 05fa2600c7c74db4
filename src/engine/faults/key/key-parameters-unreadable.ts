import { setTo } from '../change-octets.ts';
import { defineFault } from '../fault.ts';
import { changeProtected } from '../protected-parameters.ts';

/** The key parameters name an algorithm other than AEAD_AES_128_GCM. */
export const keyParametersUnreadable = defineFault({
  id: 'key-parameters-unreadable',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  predict: () => 'keyparams-type',
  apply: () => changeProtected('algorithm', setTo(2)),
});
