import { beforeEach, expect, it, vi } from 'vitest';
import { type CurvePoint, multiplyPoint } from '../math/curve.ts';
import { bytesToHex, concatBytes, hexToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { onEveryForm } from '../testing/on-every-form.ts';
import { remembered } from '../testing/remembered.ts';
import { referenceEncapsulate } from '../testing/sakke-reference.ts';
import vectors from '../vectors/rfc6508-sakke.json' with { type: 'json' };
import { createRandomSource } from './hmac-drbg.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import {
  createSakkeKms,
  decapsulate,
  deriveRsk,
  dropSecretTables,
  encapsulate,
  isOnSakkeCurve,
  prepareSakkeTables,
  sakkeKmsFromSecret,
  validateRsk,
} from './sakke.ts';
import { encodeFieldElement, encodeSakkePoint } from './sakke-encoding.ts';
import { countSecretTables } from './sakke-tables.ts';

const { p, q, P } = sakkeParameterSet1;
const vector = vectors.vectors[0] as (typeof vectors.vectors)[number];
const id = hexToBytes(vector.id);
const ssv = hexToBytes(vector.ssv);
const rsk = hexToBytes(vector.rsk);
const kmsPublicKey = hexToBytes(vector.Z);
const sakkeData = hexToBytes(vector.encapsulated_data);
const kmsMasterSecret = BigInt(`0x${vector.z_secret}`);

function hexOf(
  working: ReturnType<typeof encapsulate>['working'],
  name: string,
): string | undefined {
  const all = [...working.inputs, ...working.intermediates, ...working.outputs];
  const value = all.find((named) => named.name === name)?.value;
  return value instanceof Uint8Array ? bytesToHex(value) : undefined;
}

function altered(octets: Uint8Array, index: number, bit = 1): Uint8Array {
  return octets.map((octet, at) => (at === index ? octet ^ bit : octet));
}

/** The plain form, which takes long, once for all forms. */
const plainly = remembered((input: { ssv: Uint8Array; id: Uint8Array; Z: Uint8Array }) =>
  referenceEncapsulate(input.ssv, input.id, input.Z),
);
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => dropSecretTables());

onEveryForm('the worked example', () => {
  it('[RFC 6508 App. A] derives Z_T and K_(a,T)', () => {
    expect(bytesToHex(sakkeKmsFromSecret(kmsMasterSecret).kmsPublicKey)).toBe(vector.Z);
    expect(bytesToHex(deriveRsk({ kmsMasterSecret, id }).rsk)).toBe(vector.rsk);
  });

  it('[RFC 6508 App. A] validates K_(a,T), without and with its lines', () => {
    const first = validateRsk({ kmsPublicKey, id, rsk });
    expect([first.valid, first.reason, countSecretTables()]).toEqual([true, null, 1]);
    expect(validateRsk({ kmsPublicKey, id, rsk }).valid).toBe(true);
  });

  it('[RFC 6508 App. A] encapsulates the SSV, with every intermediate value', () => {
    const sealed = encapsulate({ ssv, id, kmsPublicKey });
    expect(bytesToHex(sealed.sakkeData)).toBe(vector.encapsulated_data);
    expect(hexOf(sealed.working, 'r')).toBe(vector.r);
    expect(hexOf(sealed.working, 'R')).toBe(vector.Rbs);
    expect(hexOf(sealed.working, 'g^r')).toBe(vector.g_pow_r);
    expect(hexOf(sealed.working, 'mask')).toBe(vector.mask);
    expect(hexOf(sealed.working, 'H')).toBe(vector.H);
  });

  it('[RFC 6508 App. A] decapsulates, cold and with the lines of the RSK', () => {
    for (const warm of [false, true]) {
      if (warm) validateRsk({ kmsPublicKey, id, rsk });
      const opened = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
      expect(opened.ok && bytesToHex(opened.ssv)).toBe(vector.ssv);
      expect(hexOf(opened.working, 'w')).toBe(vector.w);
      expect(hexOf(opened.working, 'r')).toBe(vector.r);
    }
  });
});

onEveryForm('refusals of a receiver', () => {
  const open = (data: Uint8Array) => decapsulate({ sakkeData: data, id, rsk, kmsPublicKey });
  const withPoint = (x: bigint, y: bigint) =>
    concatBytes(Uint8Array.of(4), encodeFieldElement(x), encodeFieldElement(y), new Uint8Array(16));
  const reasonOf = (data: Uint8Array) => {
    const opened = open(data);
    return opened.ok ? 'opened' : opened.reason;
  };

  it('[RFC 6508 §6.2.2] refuses another length', () => {
    expect(reasonOf(sakkeData.slice(1))).toBe('length');
    expect(reasonOf(concatBytes(sakkeData, Uint8Array.of(0)))).toBe('length');
  });

  it('[RFC 6508 §6.2.2] refuses coordinates of p and more', () => {
    expect(reasonOf(withPoint(P.x + p < 1n << 1024n ? P.x + p : p, P.y))).toBe('out-of-range');
    expect(reasonOf(withPoint(p, 0n))).toBe('out-of-range');
    expect(reasonOf(withPoint(P.x, P.y + p))).toBe('out-of-range');
  });

  it('[RFC 6508 §6.2.2] refuses points off the curve, infinity and other encodings', () => {
    expect(reasonOf(altered(sakkeData, 100))).toBe('not-on-curve');
    expect(reasonOf(new Uint8Array(273))).toBe('not-on-curve');
    expect(reasonOf(altered(sakkeData, 0, 6))).toBe('not-on-curve');
  });

  it('[RFC 6508 §6.2.2] refuses points of order two: y = 0', () => {
    expect(squareRoots(3n)).toEqual([]); // so (0, 0) is the only one
    expect(reasonOf(withPoint(0n, 0n))).toBe('not-on-curve');
    expect(isOnSakkeCurve(withPoint(0n, 0n).slice(0, 257)).reason).toEqual(fact('point.orderTwo'));
  });

  it('[RFC 6508 §6.2.2] refuses a point of the curve outside the group of order q', () => {
    const outside = pointOutsideGroup();
    expect(isOnSakkeCurve(encodeSakkePoint(outside)).ok).toBe(true);
    for (const warm of [false, true]) {
      if (warm) validateRsk({ kmsPublicKey, id, rsk });
      expect(reasonOf(withPoint(outside.x, outside.y))).toBe('test-failed');
    }
  });

  it('[RFC 6508 §6.2.2] refuses any altered bit of H and says nothing of SSV, r, w', () => {
    validateRsk({ kmsPublicKey, id, rsk });
    for (let at = 257; at < 273; at++) {
      const opened = open(altered(sakkeData, at, 1 << (at % 8)));
      expect(opened.ok ? 'opened' : opened.reason).toBe('test-failed');
      const shown = [...opened.working.intermediates, ...opened.working.outputs];
      expect(shown.map(({ name }) => name)).toEqual(['R', 'H', 'TEST = R']);
      expect(shown.some(({ secret }) => secret === true)).toBe(false);
    }
  });

  it('[RFC 6508 §6.2.2] refuses −R, another identity and the RSK of another identity', () => {
    const R = {
      x: BigInt(`0x${vector.Rbs.slice(2, 258)}`),
      y: BigInt(`0x${vector.Rbs.slice(258)}`),
    };
    const minusR = concatBytes(withPoint(R.x, p - R.y).slice(0, 257), sakkeData.slice(257));
    expect(reasonOf(minusR)).toBe('test-failed');
    const other = altered(id, 3);
    const otherRsk = deriveRsk({ kmsMasterSecret, id: other }).rsk;
    for (const [who, key] of [
      [other, rsk],
      [id, otherRsk],
    ] as const) {
      const opened = decapsulate({ sakkeData, id: who, rsk: key, kmsPublicKey });
      expect(opened.ok ? 'opened' : opened.reason).toBe('test-failed');
    }
  });
});

onEveryForm('validation of an RSK', () => {
  const ofK = (reason: Fact) => fact('point.named', { name: 'K_(a,T)', reason });
  const check = (key: Uint8Array) => validateRsk({ kmsPublicKey, id, rsk: key });

  it('[RFC 6508 §6.1.2] refuses the key of another identity and of another KMS', () => {
    const other = deriveRsk({ kmsMasterSecret, id: altered(id, 0) }).rsk;
    expect(check(other).reason).toEqual(
      fact('differs', { one: '< [a]P + Z_T, K_(a,T) >', other: 'g' }),
    );
    expect(check(deriveRsk({ kmsMasterSecret: 3n, id }).rsk).valid).toBe(false);
  });

  it('[RFC 6508 §6.1.2] refuses malformed keys without an exception', () => {
    expect(check(rsk.slice(1)).reason).toEqual(
      ofK(fact('point.octets', { count: 256, wanted: 257 })),
    );
    expect(check(altered(rsk, 0)).valid).toBe(false);
    expect(check(altered(rsk, 9)).reason).toEqual(ofK(fact('point.offCurve')));
    expect(validateRsk({ kmsPublicKey: altered(kmsPublicKey, 9), id, rsk }).valid).toBe(false);
  });

  it('[RFC 6508 §6.1.2] refuses a key outside the group of order q', () => {
    expect(check(encodeSakkePoint(pointOutsideGroup())).reason).toEqual(
      fact('point.notOfOrderQ', { name: 'K_(a,T)' }),
    );
    const four = timesQ();
    expect(four).not.toBeNull();
    if (four !== null && four.y !== 0n) {
      expect(check(encodeSakkePoint(four)).reason).toEqual(
        fact('point.notOfOrderQ', { name: 'K_(a,T)' }),
      );
    }
  });
});

onEveryForm('a KMS', () => {
  it('[RFC 6508 §6.1.1] refuses an identity with a + z_T ≡ 0, and so does a sender', () => {
    const z = q - 7n;
    const seven = Uint8Array.of(7);
    expect(() => deriveRsk({ kmsMasterSecret: z, id: seven })).toThrow(RangeError);
    const { kmsPublicKey: Z } = sakkeKmsFromSecret(z);
    expect(() => encapsulate({ ssv, id: seven, kmsPublicKey: Z })).toThrow(RangeError);
    expect(validateRsk({ kmsPublicKey: Z, id: seven, rsk }).reason).toEqual(
      fact('point.infinity', { name: '[a]P + Z_T' }),
    );
  });

  it('[RFC 6508 §2.2] takes a secret from 2 to q-1 and draws one itself', () => {
    for (const z of [0n, 1n, q]) expect(() => sakkeKmsFromSecret(z)).toThrow(RangeError);
    const draw = () => createSakkeKms(createRandomSource(Uint8Array.of(1)).stream('kms/z'));
    expect(draw().kmsMasterSecret).toBe(draw().kmsMasterSecret);
    expect(draw().kmsMasterSecret < q).toBe(true);
  });

  it('[RFC 6508 §6.2.1] works where the combs meet equal or small points', () => {
    for (const z of [2n, q - 1n]) {
      const { kmsPublicKey: Z } = sakkeKmsFromSecret(z);
      const who = Uint8Array.of(5);
      const { rsk: key } = deriveRsk({ kmsMasterSecret: z, id: who });
      const sealed = encapsulate({ ssv, id: who, kmsPublicKey: Z });
      expect(sealed.sakkeData).toEqual(plainly({ ssv, id: who, Z }));
      const opened = decapsulate({
        sakkeData: sealed.sakkeData,
        id: who,
        rsk: key,
        kmsPublicKey: Z,
      });
      expect(opened.ok && opened.ssv).toEqual(ssv);
    }
  });

  it('[Keyladder §kernel] a public key of small order is computed without a comb', () => {
    const two = timesQ();
    if (two === null || two.y === 0n) return expect(two).not.toBeNull();
    const Z = encodeSakkePoint(two);
    expect(encapsulate({ ssv, id, kmsPublicKey: Z }).sakkeData).toEqual(plainly({ ssv, id, Z }));
  });
});

onEveryForm('mistakes of the caller', () => {
  it('[RFC 6508 §6.2.1] throws for an SSV or a key of another length', () => {
    expect(() => encapsulate({ ssv: ssv.slice(1), id, kmsPublicKey })).toThrow(/16 bytes/);
    expect(() => prepareSakkeTables(kmsPublicKey.slice(1))).toThrow(RangeError);
    expect(() => decapsulate({ sakkeData, id, rsk: rsk.slice(1), kmsPublicKey })).toThrow(
      RangeError,
    );
  });

  it('[Keyladder §memory] forgets the lines of RSKs on demand', () => {
    validateRsk({ kmsPublicKey, id, rsk });
    expect(countSecretTables()).toBe(1);
    dropSecretTables();
    expect(countSecretTables()).toBe(0);
  });
});

function powerMod(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % p;
    if (bit === '1') result = (result * base) % p;
  }
  return result;
}

function squareRoots(value: bigint): bigint[] {
  const root = powerMod(value, (p + 1n) / 4n);
  return (root * root) % p === value % p ? [root, p - root] : [];
}

let outsideGroup: { x: bigint; y: bigint } | null = null;

/** [q] of the point outside the group: what is left of it is of small order. */
let outsideTimesQ: CurvePoint | undefined;

function timesQ(): CurvePoint {
  if (outsideTimesQ === undefined) outsideTimesQ = multiplyPoint(pointOutsideGroup(), q, p);
  return outsideTimesQ;
}

function pointOutsideGroup(): { x: bigint; y: bigint } {
  outsideGroup ??= findPointOutsideGroup();
  return outsideGroup;
}

function findPointOutsideGroup(): { x: bigint; y: bigint } {
  for (let x = 2n; ; x++) {
    const [y] = squareRoots((x * x * x - 3n * x) % p);
    if (y !== undefined && multiplyPoint({ x, y }, q, p) !== null) return { x, y };
  }
}
