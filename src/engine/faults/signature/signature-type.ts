import { onTheWay } from '../alter.ts';
import { changeField, setTo } from '../change-octets.ts';
import { defineFault } from '../fault.ts';

/** Source: RFC 3830 §6.5. */
const rsaPss = 1;

/** S type says RSA/PSS instead of ECCSI. */
export const signatureType = defineFault({
  id: 'signature-type',
  clause: 'RFC 6509 §4.3',
  kind: 'signature',
  reach: 'payload',
  predict: () => 'sign-type',
  apply: (setting) =>
    onTheWay(setting, (octets) => changeField(octets, ['SIGN.sType'], setTo(rsaPss))),
});
