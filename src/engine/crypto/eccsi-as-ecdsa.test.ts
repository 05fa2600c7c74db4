import { webcrypto } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { bytesToNumberBE, concatBytes, numberToBytesBE, utf8ToBytes } from '../bytes.ts';
import { createEccsiKms, issueEccsiKeys, signEccsi, verifyEccsi } from './eccsi.ts';
import { createRandomSource } from './hmac-drbg.ts';

/** ECCSI (r, s) under Y is ECDSA (r, 1/s mod q) under Y over HS ‖ r ‖ M: the platform's own ECDSA is
 *  an oracle from outside for signature and verification. Source: RFC 6507 §5.2. */

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

async function verifyOnPlatform({ id, message, signature }: Signed): Promise<boolean> {
  const [r, s, pvt] = [signature.slice(0, 32), signature.slice(32, 64), signature.slice(64)];
  const generator = p256.Point.BASE.toBytes(false);
  const digest = async (...parts: Uint8Array[]) =>
    new Uint8Array(
      await webcrypto.subtle.digest('SHA-256', Uint8Array.from(concatBytes(...parts))),
    );
  const HS = await digest(generator, kms.kpak, id, pvt);
  const Y = p256.Point.fromBytes(pvt)
    .multiply(bytesToNumberBE(HS) % q)
    .add(p256.Point.fromBytes(kms.kpak));
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const octets = Uint8Array.from(Y.toBytes(false));
  const key = await webcrypto.subtle.importKey('raw', octets, algorithm, false, ['verify']);
  const inverse = numberToBytesBE(p256.Point.Fn.inv(bytesToNumberBE(s)), 32);
  return webcrypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Uint8Array.from(concatBytes(r, inverse)),
    Uint8Array.from(concatBytes(HS, r, message)),
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
});
