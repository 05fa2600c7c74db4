import { always, noParameters, onTheWay } from '../alter.ts';
import { changeField, setTo } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

/** Source: RFC 3830 §6.5. */
const rsaPss = 1;

/** S type says RSA/PSS instead of ECCSI. */
export const signatureType: Fault<object> = {
  id: 'signature-type',
  clause: 'RFC 6509 §4.3',
  kind: 'signature',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sign-type',
  apply: (setting) =>
    onTheWay(setting, (octets) => changeField(octets, ['SIGN.sType'], setTo(rsaPss))),
};
