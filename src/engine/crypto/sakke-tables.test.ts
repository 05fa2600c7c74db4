import { beforeEach, expect, it, vi } from 'vitest';
import type { AffinePoint } from '../math/curve.ts';
import { hexToBytes } from '../model/bytes.ts';
import { everySubTable, withAltered } from '../testing/altered-tables.ts';
import { onEveryForm } from '../testing/on-every-form.ts';
import { remembered } from '../testing/remembered.ts';
import { referenceEncapsulate } from '../testing/sakke-reference.ts';
import vectors from '../vectors/rfc6508-sakke.json' with { type: 'json' };
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { decapsulate, deriveRsk, dropSecretTables, encapsulate, validateRsk } from './sakke.ts';
import { decodeSakkePoint } from './sakke-encoding.ts';
import {
  arithmeticInUse,
  combOf,
  combOfPFor,
  countSecretTables,
  torusComb,
} from './sakke-tables.ts';

const { P, q } = sakkeParameterSet1;
const vector = vectors.vectors[0] as (typeof vectors.vectors)[number];
const id = hexToBytes(vector.id);
const ssv = hexToBytes(vector.ssv);
const rsk = hexToBytes(vector.rsk);
const kmsPublicKey = hexToBytes(vector.Z);
const kmsMasterSecret = BigInt(`0x${vector.z_secret}`);

/** The plain form, which takes long, once for all forms. */
const plainly = remembered(({ id }: { id: Uint8Array }) =>
  referenceEncapsulate(ssv, id, kmsPublicKey),
);

vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => dropSecretTables());

function pointOf(octets: Uint8Array): AffinePoint {
  const decoded = decodeSakkePoint(octets);
  if (!decoded.ok) throw new Error(decoded.fault);
  return decoded.point;
}

onEveryForm('the tables of a run', () => {
  it('[Keyladder §memory] keeps the lines of as many RSKs as it may, none after a drop', () => {
    const { mostLines } = arithmeticInUse();
    for (let index = 0; index < mostLines + 2; index++) {
      const who = Uint8Array.of(1, index);
      const { rsk: key } = deriveRsk({ kmsMasterSecret, id: who });
      expect(validateRsk({ kmsPublicKey, id: who, rsk: key }).valid).toBe(true);
      expect(countSecretTables()).toBe(Math.min(index + 1, mostLines));
    }
    dropSecretTables();
    expect(countSecretTables()).toBe(0);
  });

  it('[Keyladder §memory] keeps nothing of a key outside the group', () => {
    const outside = rsk.map((octet, at) => (at === 256 ? octet ^ 1 : octet));
    expect(validateRsk({ kmsPublicKey, id, rsk: outside }).valid).toBe(false);
    expect(countSecretTables()).toBe(0);
  });

  it('[Keyladder §comb] takes the short comb of P for an identity only', () => {
    expect(combOfPFor((1n << 256n) - 1n)).not.toBe(combOf(P));
    expect(combOfPFor(q - 1n)).toBe(combOf(P));
  });
});

onEveryForm('a wrong table entry', () => {
  /** An identity with its key and a message to it, each met for the first time. */
  function stranger(...octets: number[]) {
    const id = Uint8Array.of(9, ...octets);
    const { rsk } = deriveRsk({ kmsMasterSecret, id });
    const seal = () => encapsulate({ ssv, id, kmsPublicKey }).sakkeData;
    const sakkeData = seal();
    const open = (data = sakkeData) => decapsulate({ sakkeData: data, id, rsk, kmsPublicKey }).ok;
    const validate = () => validateRsk({ kmsPublicKey, id, rsk }).valid;
    return { id, sealed: sakkeData, seal, open, validate };
  }

  it('[RFC 6508 §6.2.2] in the comb of P or Z fails the test and makes another R', () => {
    for (const [which, point] of [P, pointOf(kmsPublicKey)].entries()) {
      for (const at of everySubTable) {
        const { id, sealed: plain, seal, open } = stranger(which, at);
        if (at === 0) expect(plain).toEqual(plainly({ id }));
        withAltered(combOf(point), at, () => {
          expect(open()).toBe(false);
          expect(seal()).not.toEqual(plain);
        });
        expect(open()).toBe(true);
        expect(seal()).toEqual(plain);
      }
    }
  });

  it('[RFC 6508 §6.2.1] in the comb of g seals what no receiver opens', () => {
    for (const at of everySubTable) {
      const { seal, open } = stranger(2, at);
      withAltered(torusComb(), at, () => expect(open(seal())).toBe(false));
      expect(open(seal())).toBe(true);
    }
  });

  it('[RFC 6508 §6.1.2] in the short comb of P refuses the RSK', () => {
    for (const at of everySubTable) {
      const { validate } = stranger(3, at);
      withAltered(combOfPFor(1n), at, () => expect(validate()).toBe(false));
      expect(validate()).toBe(true);
    }
  });
});
