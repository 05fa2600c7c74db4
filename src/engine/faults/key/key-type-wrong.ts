import { keyTypes } from '../../model/purpose.ts';
import { changeParameters } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The key parameters say that the key is of another kind than its identifier says. */
export const keyTypeWrong = defineFault({
  id: 'key-type-wrong',
  clause: 'TS 33.180 §5.2.4',
  kind: 'key',
  predict: () => 'keyparams-keytype',
  apply: (setting) => changeParameters(setting, () => ({ keyType: keyTypes.PCK })),
});
