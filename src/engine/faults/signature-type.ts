import { always, noParameters, onTheWay } from './alter.ts';
import type { Fault } from './fault.ts';
import { fieldOf, overwrite } from './octets.ts';

/** S type says RSA/PSS instead of ECCSI. */
export const signatureType: Fault<object> = {
  id: 'signature-type',
  title: 'Signature of another type',
  breaks: 'On the way the signature type changes from ECCSI to RSA/PSS.',
  clause: 'RFC 6509 §4.3',
  kind: 'signature',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sign-type',
  apply: (setting) =>
    onTheWay(setting, (octets) => {
      const { start } = fieldOf(octets, 'SIGN.sType');
      // S type is the upper half of its octet.
      return overwrite(octets, start, Uint8Array.of(((octets[start] ?? 0) & 0x0f) | 0x10));
    }),
};
