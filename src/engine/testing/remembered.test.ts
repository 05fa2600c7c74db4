import { expect, it } from 'vitest';
import { createHmacDrbg } from '../crypto/hmac-drbg.ts';
import type { RandomStream } from '../model/context.ts';
import { remembered } from './remembered.ts';

const streamOf = (seed: number) => createHmacDrbg(Uint8Array.of(seed));

/** An operation that draws a second time where the first octet is odd. */
function counted() {
  const calls: string[] = [];
  const operation = ({ id, stream }: { id: Uint8Array; stream: RandomStream }) => {
    calls.push(`${id}`);
    const [first = 0] = stream.bytes(1);
    return { drawn: first % 2 === 0 ? [first] : [first, ...stream.bytes(2)] };
  };
  return { calls, operation };
}

it('an operation is worked out once for the same inputs and the same octets drawn', () => {
  const { calls, operation } = counted();
  const run = remembered(operation);
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  for (const seed of [...seeds, ...seeds]) {
    for (const id of [Uint8Array.of(1), Uint8Array.of(2)]) {
      const [own, other] = [streamOf(seed), streamOf(seed)];
      expect(run({ id, stream: own })).toEqual(counted().operation({ id, stream: other }));
      // The stream goes on as if the operation had been run.
      expect(own.bytes(8)).toEqual(other.bytes(8));
    }
  }
  expect(calls).toHaveLength(2 * seeds.length);
});

it('values that look alike are told apart by their names', () => {
  const run = remembered(({ ssk = 0n, pvt = 0n }: { ssk?: bigint; pvt?: bigint }) => ({
    left: ssk - pvt,
  }));
  expect([run({ ssk: 2n }).left, run({ pvt: 2n }).left]).toEqual([2n, -2n]);
});
