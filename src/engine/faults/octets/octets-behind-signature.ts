import { concatBytes } from '../../model/bytes.ts';
import { always, noParameters, onTheWay } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** Octets that no signature covers hang on behind it. */
export const octetsBehindSignature: Fault<object> = {
  id: 'octets-behind-signature',
  clause: 'RFC 3830 §5.2',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'trailing',
  apply: (setting) => onTheWay(setting, (octets) => concatBytes(octets, new Uint8Array(4))),
};
