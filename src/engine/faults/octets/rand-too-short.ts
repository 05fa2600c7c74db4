import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The GMS sends a RAND of half the length. */
export const randTooShort: Fault<object> = {
  id: 'rand-too-short',
  clause: 'RFC 3830 §6.11',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'rand',
  apply: () => ({ parts: (parts) => ({ ...parts, rand: parts.rand.slice(0, 8) }) }),
};
