import { concatBytes } from '../../model/bytes.ts';
import { onTheWay } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** Octets that no signature covers hang on behind it. */
export const octetsBehindSignature = defineFault({
  id: 'octets-behind-signature',
  clause: 'RFC 3830 §5.2',
  kind: 'octets',
  predict: () => 'trailing',
  apply: (setting) => onTheWay(setting, (octets) => concatBytes(octets, new Uint8Array(4))),
});
