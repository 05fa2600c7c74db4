import { beforeAll, expect, it } from 'vitest';
import { concatBytes } from '../model/bytes.ts';
import { onEveryForm, sakkeForms } from '../testing/on-every-form.ts';
import {
  referenceDecapsulate,
  referenceEncapsulate,
  referenceKmsPublicKey,
  referenceRsk,
  referenceValidateRsk,
} from '../testing/sakke-reference.ts';
import { createRandomSource } from './hmac-drbg.ts';
import {
  createSakkeKms,
  decapsulate,
  deriveRsk,
  dropSecretTables,
  encapsulate,
  validateRsk,
} from './sakke.ts';

/** Random cases, each against the whole plain form: `KEYLADDER_AGREEMENT_CASES=1000` for a long run. */
const cases = Number(process.env.KEYLADDER_AGREEMENT_CASES ?? 3);
const batch = 25;
/** A case takes about 2 s; on a machine with other work it may take very much longer. */
const millisecondsPerCase = 60_000;

const source = createRandomSource(Uint8Array.of(0x5a, 0x4b));

/** One KMS, one identity, one SSV: every operation in both forms. */
function compare(index: number): void {
  const stream = source.stream(`case ${index}`);
  const { kmsMasterSecret, kmsPublicKey } = createSakkeKms(stream);
  expect(kmsPublicKey).toEqual(referenceKmsPublicKey(kmsMasterSecret));
  const [id, ssv] = [stream.bytes(32), stream.bytes(16)];
  const { rsk } = deriveRsk({ kmsMasterSecret, id });
  expect(rsk).toEqual(referenceRsk(kmsMasterSecret, id));
  const { sakkeData } = encapsulate({ ssv, id, kmsPublicKey });
  expect(sakkeData).toEqual(referenceEncapsulate(ssv, id, kmsPublicKey));
  expect(referenceDecapsulate(sakkeData, id, rsk, kmsPublicKey)).toEqual(ssv);
  const cold = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
  expect(cold.ok && cold.ssv).toEqual(ssv);
  expect(referenceValidateRsk(kmsPublicKey, id, rsk)).toBe(true);
  expect(validateRsk({ kmsPublicKey, id, rsk }).valid).toBe(true);
  expect(decapsulate({ sakkeData, id, rsk, kmsPublicKey })).toEqual(cold);
  const wrong = concatBytes(sakkeData.slice(0, 257), stream.bytes(16));
  expect(decapsulate({ sakkeData: wrong, id, rsk, kmsPublicKey }).ok).toBe(false);
}

onEveryForm('the fast form against the plain one', (form) => {
  // The plain one takes the time: every form has its share of the cases.
  const share = (index: number) => index % sakkeForms.length === sakkeForms.indexOf(form);
  for (let first = 0; first < cases; first += batch) {
    const last = Math.min(first + batch, cases);
    const timeout = (last - first) * millisecondsPerCase;
    it(`[RFC 6508 §6] agree, cases ${first + 1} to ${last}`, { timeout }, () => {
      for (let index = first; index < last; index++) if (share(index)) compare(index);
    });
  }
});

/** The tables change with use: lines that are merged, a comb of the identity's own point, larger combs
 *  of P and Z. What comes out must not. */
onEveryForm('a receiver that opens one message after the other', () => {
  const stream = source.stream('one receiver');
  const { kmsMasterSecret, kmsPublicKey } = createSakkeKms(stream);
  const id = stream.bytes(32);
  const { rsk } = deriveRsk({ kmsMasterSecret, id });

  beforeAll(() => dropSecretTables());

  it('[RFC 6508 §6.2.2] opens the twenty-eighth as the first', { timeout: 600_000 }, () => {
    for (let use = 0; use < 28; use++) {
      const ssv = stream.bytes(16);
      const { sakkeData } = encapsulate({ ssv, id, kmsPublicKey });
      if (use % 13 === 0) expect(sakkeData).toEqual(referenceEncapsulate(ssv, id, kmsPublicKey));
      const opened = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
      expect(opened.ok && opened.ssv).toEqual(ssv);
      const flipped = sakkeData.map((octet, at) => (at === 257 + (use % 16) ? octet ^ 1 : octet));
      expect(decapsulate({ sakkeData: flipped, id, rsk, kmsPublicKey }).ok).toBe(false);
      expect(validateRsk({ kmsPublicKey, id, rsk }).valid).toBe(true);
    }
  });

  it('[RFC 6508 §6.2.1] seals for the last of many identities as for the first', {
    timeout: 600_000,
  }, () => {
    const ssv = stream.bytes(16);
    for (let use = 0; use < 256; use++) {
      const who = stream.bytes(32);
      const { sakkeData } = encapsulate({ ssv, id: who, kmsPublicKey });
      if (use % 255 !== 0) continue;
      expect(sakkeData).toEqual(referenceEncapsulate(ssv, who, kmsPublicKey));
    }
  });
});
