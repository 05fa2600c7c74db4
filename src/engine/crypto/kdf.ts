import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, uint16ToBytes } from '../model/bytes.ts';

/** The string S of the 3GPP KDF: FC ‖ P0 ‖ L0 ‖ P1 ‖ L1 ‖ …, each L in 2 octets.
 *  Throws RangeError when `fc` is not one octet or a parameter exceeds 65,535 octets.
 *  Source: TS 33.220 §B.2.0. */
export function kdfInput(fc: number, ...params: Uint8Array[]): Uint8Array {
  if (!Number.isInteger(fc) || fc < 0 || fc > 0xff) {
    throw new RangeError(`fc: expected 0 to 255, found ${fc}`);
  }
  const parts = params.flatMap((param) => [param, uint16ToBytes(param.length)]);
  return concatBytes(Uint8Array.of(fc), ...parts);
}

/** HMAC-SHA-256(key, S), 32 octets, S built from `fc` and the parameters.
 *  Throws RangeError as `kdfInput`. Source: TS 33.220 §B.2.0. */
export function kdf(key: Uint8Array, fc: number, ...params: Uint8Array[]): Uint8Array {
  return hmac(sha256, key, kdfInput(fc, ...params));
}
