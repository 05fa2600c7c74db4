import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes, hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import type { Working } from '../model/named-value.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import vectors from '../vectors/rfc6507-eccsi.json' with { type: 'json' };
import {
  createEccsiKms,
  eccsiKmsFromSecret,
  issueEccsiKeys,
  issueEccsiKeysWithV,
  signEccsi,
  signEccsiWithJ,
  validateEccsiKeys,
  verifyEccsi,
} from './eccsi.ts';
import { createRandomSource } from './hmac-drbg.ts';

const vector = vectors.vectors[0] as (typeof vectors.vectors)[number];
const ksak = BigInt(`0x${vector.ksak}`);
const kpak = hexToBytes(vector.kpak);
const id = hexToBytes(vector.id);
const ssk = hexToBytes(vector.ssk);
const pvt = hexToBytes(vector.pvt);
const message = hexToBytes(vector.message);
const signature = hexToBytes(vector.signature);
const q = p256.Point.Fn.ORDER;
const p = p256.Point.Fp.ORDER;

function hexOf(working: Working | undefined, name: string): string | undefined {
  const values = [...(working?.intermediates ?? []), ...(working?.outputs ?? [])];
  const value = values.find((named) => named.name === name)?.value;
  return value instanceof Uint8Array ? bytesToHex(value) : undefined;
}

function flip(octets: Uint8Array, bit: number): Uint8Array {
  return octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
}

const isValid = (changes: Partial<Parameters<typeof verifyEccsi>[0]>) =>
  verifyEccsi({ kpak, id, message, signature, ...changes });

describe('the worked example', () => {
  it('[RFC 6507 App. A] makes KPAK from KSAK', () => {
    expect(bytesToHex(eccsiKmsFromSecret(ksak).kpak)).toBe(vector.kpak);
  });

  it('[RFC 6507 App. A] constructs SSK and PVT', () => {
    const keys = issueEccsiKeysWithV({ ksak, kpak, id, v: BigInt(`0x${vector.v}`) });
    expect(keys && bytesToHex(keys.pvt)).toBe(vector.pvt);
    expect(keys && bytesToHex(keys.ssk)).toBe(vector.ssk);
    expect(hexOf(keys?.working, 'HS')).toBe(vector.hs);
  });

  it('[RFC 6507 App. A] validates SSK and PVT', () => {
    const verdict = validateEccsiKeys({ kpak, id, ssk, pvt });
    expect([verdict.valid, verdict.reason]).toEqual([true, null]);
    expect(hexOf(verdict.working, '[SSK]G - [HS]PVT')).toBe(vector.kpak);
  });

  it('[RFC 6507 App. A] signs the example message', () => {
    const signed = signEccsiWithJ({ kpak, id, ssk, pvt, message, j: BigInt(`0x${vector.j}`) });
    expect(signed && bytesToHex(signed.signature)).toBe(vector.signature);
    expect(hexOf(signed?.working, 'r')).toBe(vector.r);
    expect(hexOf(signed?.working, 'HE')).toBe(vector.he);
    expect(hexOf(signed?.working, 's')).toBe(vector.s);
  });

  it('[RFC 6507 App. A] verifies the example signature, twice with Y kept', () => {
    for (let use = 0; use < 2; use++) {
      const verdict = isValid({});
      expect([verdict.valid, verdict.reason]).toEqual([true, null]);
      expect(hexOf(verdict.working, 'HS')).toBe(vector.hs);
      expect(hexOf(verdict.working, 'HE')).toBe(vector.he);
      expect(hexOf(verdict.working, 'J_x')).toBe(vector.r);
    }
  });
});

describe('verification refuses', () => {
  it('[RFC 6507 §5.2.2] a signature with any bit altered', { timeout: 30_000 }, () => {
    for (let bit = 0; bit < 8 * 129; bit++) {
      const verdict = isValid({ signature: flip(signature, bit) });
      expect(verdict.valid).toBe(false);
      expect(verdict.reason).not.toBeNull();
    }
  });

  it('[RFC 6507 §5.2.2] an altered message, identity or KPAK', () => {
    for (let bit = 0; bit < 8 * message.length; bit += 3) {
      expect(isValid({ message: flip(message, bit) }).reason).toEqual(
        fact('differs', { one: 'J_x', other: 'r' }),
      );
    }
    expect(isValid({ message: message.slice(1) }).valid).toBe(false);
    expect(isValid({ id: flip(id, 9) }).valid).toBe(false);
    expect(isValid({ kpak: flip(kpak, 77) }).reason).toEqual(
      fact('point.notOfP256', { name: 'KPAK' }),
    );
    const other = eccsiKmsFromSecret(ksak + 1n).kpak;
    expect(isValid({ kpak: other }).reason).toEqual(fact('differs', { one: 'J_x', other: 'r' }));
  });

  it('[RFC 6507 §5.2.2] another length and a PVT off the curve', () => {
    expect(isValid({ signature: signature.slice(1) }).reason).toEqual(
      fact('signature.octets', { count: 128, wanted: 129 }),
    );
    expect(isValid({ signature: flip(signature, 8 * 70) }).reason).toEqual(
      fact('point.notOfP256', { name: 'PVT' }),
    );
    const compressed = concatBytes(signature.slice(0, 64), Uint8Array.of(2), signature.slice(65));
    expect(isValid({ signature: compressed }).reason).toEqual(
      fact('point.notOfP256', { name: 'PVT' }),
    );
  });

  it('[RFC 6507 §5.2.2] r and s out of their ranges, s + q among them', () => {
    const withParts = (r: bigint, s: bigint) =>
      isValid({
        signature: concatBytes(numberToBytesBE(r, 32), numberToBytesBE(s, 32), pvt),
      }).reason;
    for (const r of [0n, p, 2n ** 256n - 1n])
      expect(withParts(r, 1n)).toMatchObject({ facts: { name: 'r' } });
    for (const s of [0n, q, 2n ** 256n - 1n])
      expect(withParts(1n, s)).toMatchObject({ facts: { name: 's' } });
    expect(withParts(BigInt(`0x${vector.r}`), 1n)).toEqual(
      fact('differs', { one: 'J_x', other: 'r' }),
    );
  });
});

describe('validation of received keys', () => {
  const reasonOf = (changes: Partial<Parameters<typeof validateEccsiKeys>[0]>) =>
    validateEccsiKeys({ kpak, id, ssk, pvt, ...changes }).reason;

  it('[RFC 6507 §5.1.2] refuses malformed octets without an exception', () => {
    expect(reasonOf({ pvt: pvt.slice(1) })).toEqual(fact('point.notOfP256', { name: 'PVT' }));
    expect(reasonOf({ pvt: flip(pvt, 100) })).toEqual(fact('point.notOfP256', { name: 'PVT' }));
    expect(reasonOf({ pvt: new Uint8Array(65) })).toEqual(fact('point.notOfP256', { name: 'PVT' }));
    expect(reasonOf({ kpak: new Uint8Array(0) })).toEqual(
      fact('point.notOfP256', { name: 'KPAK' }),
    );
    for (const octets of [new Uint8Array(32), numberToBytesBE(q, 32), ssk.slice(1)]) {
      expect(reasonOf({ ssk: octets })).toEqual(fact('notInRange', { name: 'SSK', to: 'q-1' }));
    }
  });

  it('[RFC 6507 §5.1.2] refuses keys of another identity or with an altered bit', () => {
    const differs = fact('differs', { one: 'KPAK', other: '[SSK]G - [HS]PVT' });
    expect(reasonOf({ id: flip(id, 0) })).toEqual(differs);
    for (let bit = 5; bit < 256; bit += 16)
      expect(reasonOf({ ssk: flip(ssk, bit) })).toEqual(differs);
  });
});

describe('fresh keys', () => {
  const source = createRandomSource(Uint8Array.of(1, 2, 3));

  it('[RFC 6507 §5.2.1] round trips with keys of its own', () => {
    const kms = createEccsiKms(source.stream('kms'));
    for (let index = 0; index < 5; index++) {
      const who = source.stream('id').bytes(32);
      const keys = issueEccsiKeys({ ...kms, id: who, stream: source.stream('v') });
      expect(validateEccsiKeys({ kpak: kms.kpak, id: who, ...keys }).valid).toBe(true);
      const input = { kpak: kms.kpak, id: who, message: source.stream('m').bytes(99) };
      const signed = signEccsi({ ...input, ...keys, stream: source.stream('j') });
      expect(verifyEccsi({ ...input, signature: signed.signature }).valid).toBe(true);
      expect(isValid({ signature: signed.signature }).valid).toBe(false);
    }
  });

  it('[RFC 6507 §5.2.1] pads an r with a leading zero octet to 32 octets', () => {
    for (let j = 1n; ; j++) {
      const signed = signEccsiWithJ({ kpak, id, ssk, pvt, message, j });
      if (signed === null || signed.signature[0] !== 0) continue;
      expect(signed.signature).toHaveLength(129);
      expect(isValid({ signature: signed.signature }).valid).toBe(true);
      break;
    }
  });

  it('[RFC 6507 §4.2] throws for scalars and lengths that are mistakes of the caller', () => {
    expect(() => eccsiKmsFromSecret(0n)).toThrow(RangeError);
    expect(() => eccsiKmsFromSecret(q)).toThrow(RangeError);
    const input = { kpak, id, ssk, pvt, message };
    expect(() => signEccsiWithJ({ ...input, j: 0n })).toThrow(RangeError);
    expect(() => signEccsiWithJ({ ...input, ssk: new Uint8Array(32), j: 1n })).toThrow(RangeError);
    expect(() => signEccsiWithJ({ ...input, pvt: pvt.slice(1), j: 1n })).toThrow(/65 bytes/);
  });
});

describe('keys of an independent implementation', () => {
  for (const sample of [bundle, bundle180]) {
    it(`[TS 33.179 §7.3] validates the key sets and the signature of ${sample.gmk_id}`, () => {
      const kpakOfKms = hexToBytes(sample.kms.pub_auth_key);
      for (const user of Object.values(sample.users)) {
        const keys = { ssk: hexToBytes(user.ssk), pvt: hexToBytes(user.pvt) };
        const verdict = validateEccsiKeys({ kpak: kpakOfKms, id: hexToBytes(user.uid), ...keys });
        expect(verdict.reason).toBeNull();
      }
      const octets = hexToBytes(sample.i_message_hex);
      const verdict = verifyEccsi({
        kpak: kpakOfKms,
        id: hexToBytes(sample.users['sip:gms@example.org'].uid),
        message: octets.slice(0, -129),
        signature: octets.slice(-129),
      });
      expect(verdict.reason).toBeNull();
    });
  }
});
