import { describe, expect, it } from 'vitest';
import { concatBytes } from '../bytes.ts';
import { createRandomSource } from './hmac-drbg.ts';
import { createSakkeKms, decapsulate, deriveRsk, encapsulate, validateRsk } from './sakke.ts';
import {
  referenceDecapsulate,
  referenceEncapsulate,
  referenceKmsPublicKey,
  referenceRsk,
  referenceValidateRsk,
} from './sakke-reference.ts';

const cases = Number(process.env.SAKKE_AGREEMENT_CASES ?? 10);

describe('the fast form against the plain one', () => {
  const source = createRandomSource(Uint8Array.of(0x5a, 0x4b));
  for (let index = 0; index < cases; index++) {
    it(`[RFC 6508 §6] both forms agree, case ${index + 1} of ${cases}`, { timeout: 30_000 }, () => {
      const stream = source.stream(`case ${index}`);
      const { kmsMasterSecret, kmsPublicKey } = createSakkeKms(stream);
      const [id, ssv] = [stream.bytes(32), stream.bytes(16)];
      expect(kmsPublicKey).toEqual(referenceKmsPublicKey(kmsMasterSecret));
      const { rsk } = deriveRsk({ kmsMasterSecret, id });
      expect(rsk).toEqual(referenceRsk(kmsMasterSecret, id));
      const { sakkeData } = encapsulate({ ssv, id, kmsPublicKey });
      expect(sakkeData).toEqual(referenceEncapsulate(ssv, id, kmsPublicKey));
      if (index % 2 === 0) {
        expect(referenceDecapsulate(sakkeData, id, rsk, kmsPublicKey)).toEqual(ssv);
      } else {
        expect(referenceValidateRsk(kmsPublicKey, id, rsk)).toBe(true);
      }
      const cold = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
      expect(cold.ok && cold.ssv).toEqual(ssv);
      expect(validateRsk({ kmsPublicKey, id, rsk }).valid).toBe(true);
      for (let use = 0; use < 5; use++) {
        const warm = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
        expect(warm.ok && warm.ssv).toEqual(ssv);
      }
      const wrong = concatBytes(sakkeData.slice(0, 257), stream.bytes(16));
      expect(decapsulate({ sakkeData: wrong, id, rsk, kmsPublicKey }).ok).toBe(false);
    });
  }
});
