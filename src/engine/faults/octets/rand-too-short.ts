import { defineFault } from '../fault.ts';

/** The GMS sends a RAND of half the length. */
export const randTooShort = defineFault({
  id: 'rand-too-short',
  clause: 'RFC 3830 §6.11',
  kind: 'octets',
  predict: () => 'rand',
  apply: () => ({ parts: (parts) => ({ ...parts, rand: parts.rand.slice(0, 8) }) }),
});
