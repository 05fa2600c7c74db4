import { describe, expect, it } from 'vitest';
import { numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, hexToBytes } from '../model/bytes.ts';
import { referenceEncapsulate, referencePowerOfG } from '../testing/sakke-reference.ts';
import vectors from '../vectors/rfc6508-sakke.json' with { type: 'json' };
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { decapsulate, encapsulate } from './sakke.ts';
import { hashToIntegerRange } from './sakke-encoding.ts';

const { q } = sakkeParameterSet1;
const vector = vectors.vectors[0] as (typeof vectors.vectors)[number];
const id = hexToBytes(vector.id);
const ssv = hexToBytes(vector.ssv);
const rsk = hexToBytes(vector.rsk);
const kmsPublicKey = hexToBytes(vector.Z);

describe('HashToIntegerRange', () => {
  it('[RFC 6508 §5.1] takes one hash for 2^128, four for q', () => {
    expect(hashToIntegerRange(hexToBytes(vector.w), 1n << 128n).toString(16)).toBe(vector.mask);
    expect(hashToIntegerRange(concatBytes(ssv, id), q).toString(16)).toBe(vector.r);
  });
});

describe('fixed lengths', () => {
  it('[RFC 6508 §4] hashes g^r in 128 octets when it starts with a zero octet', {
    timeout: 30_000,
  }, () => {
    for (const counter of [95n, 1170n]) {
      const candidate = numberToBytesBE(counter, 16);
      const sealed = encapsulate({ ssv: candidate, id, kmsPublicKey });
      const named = sealed.working.intermediates.find(({ name }) => name === 'g^r');
      const gPowerR = named?.value as Uint8Array;
      expect([gPowerR.length, gPowerR[0]]).toEqual([128, 0]);
      const r = hashToIntegerRange(concatBytes(candidate, id), q);
      expect(gPowerR).toEqual(referencePowerOfG(r));
      expect(sealed.sakkeData).toEqual(referenceEncapsulate(candidate, id, kmsPublicKey));
      const opened = decapsulate({ sakkeData: sealed.sakkeData, id, rsk, kmsPublicKey });
      expect(opened.ok && opened.ssv).toEqual(candidate);
    }
  });
});
