import { defineFault } from '../fault.ts';

/** The PRF of RFC 3830, which is not permitted here. */
const mikey1 = 0;

/** The GMS asks for the older PRF. */
export const prfUnsupported = defineFault({
  id: 'prf-unsupported',
  clause: 'TS 33.179 §E.1.1',
  kind: 'octets',
  predict: () => 'hdr',
  apply: () => ({ parts: (parts) => ({ ...parts, prfFunc: mikey1 }) }),
});
