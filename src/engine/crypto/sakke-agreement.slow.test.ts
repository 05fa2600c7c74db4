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

/** 12 cases, each against a part of the plain form; `SAKKE_AGREEMENT_CASES=1000` for a long run. */
const cases = Number(process.env.SAKKE_AGREEMENT_CASES ?? 12);

describe('the fast form against the plain one', () => {
  const source = createRandomSource(Uint8Array.of(0x5a, 0x4b));
  for (let index = 0; index < cases; index++) {
    it(`[RFC 6508 §6] both forms agree, case ${index + 1}`, { timeout: 60_000 }, () => {
      const stream = source.stream(`case ${index}`);
      const { kmsMasterSecret, kmsPublicKey } = createSakkeKms(stream);
      const [id, ssv] = [stream.bytes(32), stream.bytes(16)];
      const { rsk } = deriveRsk({ kmsMasterSecret, id });
      const { sakkeData } = encapsulate({ ssv, id, kmsPublicKey });
      const cold = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
      expect(cold.ok && cold.ssv).toEqual(ssv);
      expect(validateRsk({ kmsPublicKey, id, rsk }).valid).toBe(true);
      const warm = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
      expect(warm).toEqual(cold);
      const wrong = concatBytes(sakkeData.slice(0, 257), stream.bytes(16));
      expect(decapsulate({ sakkeData: wrong, id, rsk, kmsPublicKey }).ok).toBe(false);
      const plainForms = [
        () => expect(rsk).toEqual(referenceRsk(kmsMasterSecret, id)),
        () => expect(sakkeData).toEqual(referenceEncapsulate(ssv, id, kmsPublicKey)),
        () => expect(referenceDecapsulate(sakkeData, id, rsk, kmsPublicKey)).toEqual(ssv),
        () => expect(referenceValidateRsk(kmsPublicKey, id, rsk)).toBe(true),
        () => expect(kmsPublicKey).toEqual(referenceKmsPublicKey(kmsMasterSecret)),
      ];
      plainForms[index % plainForms.length]?.();
    });
  }
});
