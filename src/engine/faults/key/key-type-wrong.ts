import { keyTypes } from '../../model/purpose.ts';
import { always, changeParameters, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The key parameters say that the key is of another kind than its identifier says. */
export const keyTypeWrong: Fault<object> = {
  id: 'key-type-wrong',
  clause: 'TS 33.180 §5.2.4',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'keyparams-keytype',
  apply: (setting) => changeParameters(setting, () => ({ keyType: keyTypes.PCK })),
};
