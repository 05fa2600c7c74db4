import * as v from 'valibot';
import { octetLengths } from '../../model/octet-lengths.ts';
import { flipBit } from '../alter.ts';
import { wholeNumber } from '../choices.ts';
import { defineFault } from '../fault.ts';

const lastBit = 8 * octetLengths.eccsiSignature - 1;

/** One bit of r or s is flipped when the GMS has signed. */
export const signatureBitFlip = defineFault({
  id: 'signature-bit-flip',
  clause: 'RFC 6507 §5.2.2',
  kind: 'signature',
  reach: 'payload',
  parameters: v.strictObject({
    /** Bit of the signature, 0 to 511: r and s; the PVT behind them is left alone. */
    bit: v.optional(wholeNumber(0, 511), 511),
  }),
  predict: () => 'signature',
  apply: ({ parameters: { bit } }) => ({
    signed: (octets) => flipBit(octets, 8 * octets.length - 1 - lastBit + bit),
  }),
});
