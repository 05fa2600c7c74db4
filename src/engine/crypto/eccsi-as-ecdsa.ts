import { p256 } from '@noble/curves/nist.js';
import { invert } from '../math/modular.ts';
import { numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes } from '../model/bytes.ts';
import { isFact } from '../model/fact.ts';
import { openSignature } from './eccsi.ts';

const q = p256.Point.Fn.ORDER;

/** An ECDSA signature on P-256 with SHA-256: public key 04 ‖ x ‖ y (65 octets), the message it is
 *  of, and r ‖ s (64 octets). */
export type EcdsaInstance = Readonly<{
  publicKey: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}>;

/** The ECDSA signature that is valid when the ECCSI signature is: (r, 1/s mod q) under Y of HS ‖ r ‖ M.
 *  Both compare r with the x of [s·HE]G + [s·r]Y, ECDSA modulo q: that x reaches q is one case in 2¹²⁹.
 *  `null` for what `openSignature` refuses, and for r ≥ q, which ECDSA does not know.
 *  Source: RFC 6507 §5.2.2; FIPS 186-5 §6.4.2. */
export function eccsiAsEcdsa(input: {
  kpak: Uint8Array;
  id: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}): EcdsaInstance | null {
  const opened = openSignature(input);
  if (isFact(opened) || opened.r >= q || opened.Y.point.is0()) return null;
  const { rOctets, s, HS, Y } = opened;
  return {
    publicKey: Y.point.toBytes(false),
    message: concatBytes(HS, rOctets, input.message),
    signature: concatBytes(rOctets, numberToBytesBE(invert(s, q), 32)),
  };
}
