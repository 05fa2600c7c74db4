import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import type { RandomSource, RandomStream } from '../model/context.ts';

const hashBytes = 32;
const maxRequestBytes = 65_536;

/** An HMAC-DRBG on SHA-256, instantiated from the concatenated seed material. It is never reseeded:
 *  a run stays far below the 2⁴⁸ requests allowed. One call of `bytes` is one Generate request, so
 *  two calls of 16 bytes differ from one call of 32.
 *  Throws RangeError unless 0 ≤ length ≤ 65,536. Source: SP 800-90A §10.1.2. */
export function createHmacDrbg(seedMaterial: Uint8Array): RandomStream {
  let Key: Uint8Array = new Uint8Array(hashBytes);
  let V: Uint8Array = new Uint8Array(hashBytes).fill(1);

  function update(providedData: Uint8Array): void {
    Key = hmac(sha256, Key, concatBytes(V, Uint8Array.of(0), providedData)); // §10.1.2.2 step 1
    V = hmac(sha256, Key, V); // 2
    if (providedData.length === 0) return; // 3
    Key = hmac(sha256, Key, concatBytes(V, Uint8Array.of(1), providedData)); // 4
    V = hmac(sha256, Key, V); // 5
  }

  function bytes(length: number): Uint8Array {
    if (!Number.isInteger(length) || length < 0 || length > maxRequestBytes) {
      throw new RangeError(`length: expected 0 to ${maxRequestBytes} bytes, found ${length}`);
    }
    const temp = new Uint8Array(Math.ceil(length / hashBytes) * hashBytes); // §10.1.2.5 step 3
    for (let at = 0; at < temp.length; at += hashBytes) {
      V = hmac(sha256, Key, V); // 4.1
      temp.set(V, at); // 4.2
    }
    update(new Uint8Array(0)); // 6
    return temp.slice(0, length); // 5
  }

  update(seedMaterial); // §10.1.2.3 step 5
  return { bytes };
}

/** One independent DRBG per stream name: entropy input = `seed`, nonce empty (the seed alone decides
 *  a run), personalization string = the name in UTF-8. Asking twice for a name continues its stream.
 *  Throws RangeError for an empty seed. Source: SP 800-90A §10.1.2.3. */
export function createRandomSource(seed: Uint8Array): RandomSource {
  if (seed.length === 0) throw new RangeError('seed: expected at least 1 byte, found 0');
  const entropyInput = seed.slice();
  const streams = new Map<string, RandomStream>();
  return {
    stream(name) {
      const known = streams.get(name);
      if (known !== undefined) return known;
      const created = createHmacDrbg(concatBytes(entropyInput, utf8ToBytes(name)));
      streams.set(name, created);
      return created;
    },
  };
}

/** A uniform integer with min ≤ value ≤ max. Draws as many bits as `max` has and draws again while
 *  the value is outside. Throws RangeError unless 0 ≤ min ≤ max.
 *  Source: SP 800-90A App. A.5.1, the simple discard method. */
export function randomScalar(stream: RandomStream, min: bigint, max: bigint): bigint {
  if (min < 0n || max < min) throw new RangeError('min, max: expected 0 ≤ min ≤ max');
  const { length, unused } = widthOf(max);
  for (;;) {
    const value = bytesToNumberBE(stream.bytes(length)) >> unused;
    if (value >= min && value <= max) return value;
  }
}

/** Octets that `randomScalar` draws a value of at most `max` from. */
export function octetsOfScalar(value: bigint, max: bigint): Uint8Array {
  const { length, unused } = widthOf(max);
  return numberToBytesBE(value << unused, length);
}

/** How many octets are drawn for values up to `max`, and how many bits of them are not used. */
function widthOf(max: bigint): Readonly<{ length: number; unused: bigint }> {
  const bits = max.toString(2).length;
  const length = Math.ceil(bits / 8);
  return { length, unused: BigInt(8 * length - bits) };
}
