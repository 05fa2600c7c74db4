import { webcrypto } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { createEccsiKms, issueEccsiKeys, signEccsi, verifyEccsi } from './eccsi.ts';
import { eccsiAsEcdsa } from './eccsi-as-ecdsa.ts';
import { createRandomSource } from './hmac-drbg.ts';

/** The platform's own ECDSA is an oracle from outside for signature and verification; the public key
 *  Y is derived here a second time, by the platform's hash and noble's multiplication.
 *  Source: RFC 6507 §5.2. */

const q = p256.Point.Fn.ORDER;
const random = createRandomSource(utf8ToBytes('eccsi as ecdsa'));
const kms = createEccsiKms(random.stream('ksak'));

type Signed = { id: Uint8Array; message: Uint8Array; signature: Uint8Array };

function signed(n: number): Signed {
  const id = random.stream(`id ${n}`).bytes(32);
  const message = random.stream(`message ${n}`).bytes(1 + ((n * 37) % 900));
  const keys = issueEccsiKeys({
    ksak: kms.ksak,
    kpak: kms.kpak,
    id,
    stream: random.stream(`v ${n}`),
  });
  const stream = random.stream(`j ${n}`);
  const { signature } = signEccsi({ kpak: kms.kpak, id, ...keys, message, stream });
  return { id, message, signature };
}

/** Y = [HS]PVT + KPAK, HS = hash( G ‖ KPAK ‖ ID ‖ PVT ). Source: RFC 6507 §5.2.2. */
async function publicKeyOf({ id, signature }: Signed): Promise<Uint8Array<ArrayBuffer>> {
  const pvt = signature.slice(64);
  const hashed = concatBytes(p256.Point.BASE.toBytes(false), kms.kpak, id, pvt);
  const HS = new Uint8Array(await webcrypto.subtle.digest('SHA-256', Uint8Array.from(hashed)));
  const Y = p256.Point.fromBytes(pvt)
    .multiply(bytesToNumberBE(HS) % q)
    .add(p256.Point.fromBytes(kms.kpak));
  return Uint8Array.from(Y.toBytes(false));
}

const asEcdsa = (made: Signed) => eccsiAsEcdsa({ kpak: kms.kpak, ...made });

async function verifyOnPlatform(made: Signed): Promise<boolean> {
  const ecdsa = asEcdsa(made);
  if (ecdsa === null) throw new TypeError('the signature was refused before the calculation');
  const publicKey = await publicKeyOf(made);
  expect(ecdsa.publicKey).toEqual(publicKey);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('raw', publicKey, algorithm, false, ['verify']);
  return webcrypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Uint8Array.from(ecdsa.signature),
    Uint8Array.from(ecdsa.message),
  );
}

const ours = ({ id, message, signature }: Signed) =>
  verifyEccsi({ kpak: kms.kpak, id, message, signature }).valid;

describe('ECCSI against the ECDSA of the platform', () => {
  it('[RFC 6507 §5.2.1] what we sign, the platform accepts', async () => {
    for (let n = 0; n < 25; n += 1) {
      const made = signed(n);
      expect([ours(made), await verifyOnPlatform(made)]).toEqual([true, true]);
    }
  });

  it('[RFC 6507 §5.2.2] what was altered, both refuse', async () => {
    for (let n = 0; n < 25; n += 1) {
      const made = signed(n);
      const inMessage = n % 2 === 0;
      const target = inMessage ? made.message : made.signature;
      const altered = Uint8Array.from(target);
      const at = (n * 7) % Math.min(altered.length, 64);
      altered[at] = (altered[at] ?? 0) ^ (1 << (n % 8));
      const wrong = inMessage ? { ...made, message: altered } : { ...made, signature: altered };
      expect([ours(wrong), await verifyOnPlatform(wrong)]).toEqual([false, false]);
    }
  });

  const { signature, ...rest } = signed(0);
  const octetsOf = (value: bigint) => numberToBytesBE(value, 32);
  const [r, s, pvt] = [signature.slice(0, 32), signature.slice(32, 64), signature.slice(64)];
  const offCurve = pvt.map((octet, at) => (at === 64 ? octet ^ 1 : octet));
  // biome-ignore format: a table
  it.each([
    ['128 octets', signature.slice(1)],
    ['r = 0', concatBytes(octetsOf(0n), s, pvt)],
    ['r = q', concatBytes(octetsOf(q), s, pvt)],
    ['r = p', concatBytes(octetsOf(p256.Point.Fp.ORDER), s, pvt)],
    ['s = 0', concatBytes(r, octetsOf(0n), pvt)],
    ['s = q', concatBytes(r, octetsOf(q), pvt)],
    ['a PVT off the curve', concatBytes(r, s, offCurve)],
  ])('[RFC 6507 §5.2.2] %s is no ECDSA signature and not valid', (_, altered) => {
    expect(asEcdsa({ ...rest, signature: altered })).toBeNull();
    expect(ours({ ...rest, signature: altered })).toBe(false);
  });
});
