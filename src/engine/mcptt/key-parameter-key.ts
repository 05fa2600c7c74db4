import { kdf } from '../crypto/kdf.ts';
import { uint32ToBytes } from '../model/bytes.ts';

/** FC of the DPCK. Source: TS 33.180 §F.1.5. */
const dpckFc = 0x53;

/** The key that protects the key parameters: the low 16 octets of KDF(GMK, 53 ‖ DPPK-ID ‖ 0004).
 *  Source: TS 33.180 §F.1.5. */
export function deriveDpck(gmk: Uint8Array, dppkId: number): Uint8Array {
  return kdf(gmk, dpckFc, uint32ToBytes(dppkId)).slice(-16);
}
