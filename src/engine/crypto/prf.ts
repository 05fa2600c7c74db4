import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';
import { requireLength, valuesUnder } from './named.ts';

const blockBytes = 32;

/** P(s, label, m): m blocks of 32 octets. */
function P(s: Uint8Array, label: Uint8Array, m: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  let A = label; // A_0
  for (let i = 1; i <= m; i++) {
    A = hmac(sha256, s, A); // A_i
    blocks.push(hmac(sha256, s, concatBytes(A, label)));
  }
  return concatBytes(...blocks);
}

/** The MIKEY PRF with HMAC-SHA-256: `outLength` octets. The key is taken in blocks of 256 bits.
 *  Throws RangeError for an empty key or a negative length.
 *  Source: RFC 3830 §4.1.2, RFC 6043 §6.1. */
export function mikeyPrf(inkey: Uint8Array, label: Uint8Array, outLength: number): Uint8Array {
  if (inkey.length === 0) throw new RangeError('inkey: expected at least 1 byte, found 0');
  if (!Number.isInteger(outLength) || outLength < 0) {
    throw new RangeError(`outLength: expected a number of bytes, found ${outLength}`);
  }
  const m = Math.ceil(outLength / blockBytes);
  const out = new Uint8Array(m * blockBytes);
  for (let at = 0; at < inkey.length; at += blockBytes) {
    const part = P(inkey.subarray(at, at + blockBytes), label, m);
    for (const [index, octet] of part.entries()) out[index] = (out[index] ?? 0) ^ octet;
  }
  return out.slice(0, outLength);
}

/** The constants that open the label, by the key they derive. Source: RFC 3830 §4.1.3. */
export const prfConstants = Object.freeze({
  tek: '2ad01c64',
  salt: '39a2c14b',
  authentication: '1b5c7973',
  encryption: '15798cef',
});

/** constant ‖ CS ID ‖ CSB ID ‖ RAND. Throws RangeError for a CS ID over one octet or a CSB ID that
 *  has not 4 octets. Source: RFC 3830 §4.1.3. */
export function prfLabel(
  constant: string,
  csId: number,
  csbId: Uint8Array,
  rand: Uint8Array,
): Uint8Array {
  if (!Number.isInteger(csId) || csId < 0 || csId > 0xff) {
    throw new RangeError(`csId: expected 0 to 255, found ${csId}`);
  }
  requireLength('csbId', csbId, 4);
  return concatBytes(hexToBytes(constant), Uint8Array.of(csId), csbId, rand);
}

/** The SRTP master key (16 octets) and master salt (12 octets) of one crypto session. `csbId` is
 *  the sender's GUK-ID, 4 octets; `rand` is the RAND received with the TGK.
 *  Throws RangeError as `prfLabel`. Source: RFC 3830 §4.1.3, TS 33.179 §7.3.6. */
export function deriveSrtpMaster(input: {
  tgk: Uint8Array;
  csId: number;
  csbId: Uint8Array;
  rand: Uint8Array;
}): { masterKey: Uint8Array; masterSalt: Uint8Array; working: Working } {
  const { tgk, csId, csbId, rand } = input;
  const clause: Clause = 'RFC 3830 §4.1.3';
  const { open, secret } = valuesUnder(clause);
  const keyLabel = prfLabel(prfConstants.tek, csId, csbId, rand);
  const saltLabel = prfLabel(prfConstants.salt, csId, csbId, rand);
  const masterKey = mikeyPrf(tgk, keyLabel, 16);
  const masterSalt = mikeyPrf(tgk, saltLabel, 12);
  const working: Working = {
    clause,
    inputs: [secret('TGK', tgk), open('CS ID', csId), open('CSB ID', csbId), open('RAND', rand)],
    intermediates: [open('labelTek', keyLabel), open('labelSaltingKey', saltLabel)],
    outputs: [
      secret('srtpMasterKey', masterKey, 'TS 33.179 §7.3.6'),
      secret('srtpMasterSalt', masterSalt, 'TS 33.179 §7.3.6'),
    ],
  };
  return { masterKey, masterSalt, working };
}
