import { kdf } from '../crypto/kdf.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { bytesToHex, uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';

/** FC of the user salt. Source: TS 33.179 §F.1.3. */
const userSaltFc = 0x50;

/** The user salt of a member for a GMK: the 28 low bits of KDF(GMK, 50 ‖ MCPTT ID ‖ length).
 *  It differs for each user and is no secret: every holder of the GMK can compute it, and the MKI of
 *  a protected packet, GMK-ID ‖ GUK-ID, shows it as the XOR of its halves. Source: TS 33.179 §F.1.3. */
export function deriveUserSalt(
  gmk: Uint8Array,
  mcpttId: string,
): Readonly<{ userSalt: number; working: Working }> {
  const identity = utf8ToBytes(mcpttId.normalize('NFKC'));
  const k = kdf(gmk, userSaltFc, identity);
  const userSalt = Number(bytesToNumberBE(k.slice(-4))) & 0x0fffffff;
  return {
    userSalt,
    working: {
      clause: 'TS 33.179 §F.1.3',
      inputs: [
        { name: 'GMK', value: gmk, secret: true },
        { name: 'FC', value: Uint8Array.of(userSaltFc) },
        { name: 'P0 MCPTT ID', value: mcpttId },
        { name: 'L0', value: identity.length },
      ],
      intermediates: [{ name: 'kdfOutput', value: k, secret: true, clause: 'TS 33.220 §B.2.0' }],
      outputs: [{ name: 'User Salt', value: uint32ToBytes(userSalt) }],
    },
  };
}

/** GUK-ID from GMK-ID, or GMK-ID from GUK-ID: XOR with the user salt, purpose tag untouched.
 *  Source: TS 33.179 §7.3.1. */
export function xorUserSalt(keyId: number, userSalt: number): number {
  return (keyId ^ userSalt) >>> 0;
}

/** The XOR shown: which identifier was given, which comes out. */
export function gukIdWorking(given: 'GMK-ID' | 'GUK-ID', keyId: number, userSalt: number): Working {
  const result = uint32ToBytes(xorUserSalt(keyId, userSalt));
  return {
    clause: 'TS 33.179 §7.3.1',
    inputs: [
      { name: given, value: uint32ToBytes(keyId) },
      { name: 'User Salt', value: uint32ToBytes(userSalt) },
    ],
    intermediates: [{ name: 'purposeTag', value: bytesToHex(result).slice(0, 1) }],
    outputs: [{ name: given === 'GMK-ID' ? 'GUK-ID' : 'GMK-ID', value: result }],
  };
}
