import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The PRF of RFC 3830, which is not permitted here. */
const mikey1 = 0;

/** The GMS asks for the older PRF. */
export const prfUnsupported: Fault<object> = {
  id: 'prf-unsupported',
  clause: 'TS 33.179 §E.1.1',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'hdr',
  apply: () => ({ parts: (parts) => ({ ...parts, prfFunc: mikey1 }) }),
};
