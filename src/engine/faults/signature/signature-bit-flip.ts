import * as v from 'valibot';
import { octetLengths } from '../../model/octet-lengths.ts';
import { always, flipBit } from '../alter.ts';
import type { Fault } from '../fault.ts';

const lastBit = 8 * octetLengths.eccsiSignature - 1;
const parameters = v.strictObject({
  /** Bit of the signature, 0 to 511: r and s; the PVT behind them is left alone. */
  bit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(511)), 511),
});

/** One bit of r or s is flipped when the GMS has signed. */
export const signatureBitFlip: Fault<v.InferOutput<typeof parameters>> = {
  id: 'signature-bit-flip',
  clause: 'RFC 6507 §5.2.2',
  kind: 'signature',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'signature',
  apply: ({ parameters: { bit } }) => ({
    signed: (octets) => flipBit(octets, 8 * octets.length - 1 - lastBit + bit),
  }),
};
