import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { createKeyId } from '../mcptt/gmk-id.ts';
import { hexToBytes } from '../model/bytes.ts';
import { gmkTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';

/** GMK and GMK-ID of the first key of a scenario, as its GMS draws them. */
export function firstDraw({ seed }: Scenario): Readonly<{ gmk: Uint8Array; gmkId: number }> {
  if (seed === 'fresh') throw new TypeError('seed "fresh" must be drawn before the run');
  const source = createRandomSource(hexToBytes(seed));
  const gmk = source.stream('gms/gmk/media').bytes(16);
  return { gmk, gmkId: createKeyId(gmkTag, source.stream('gms/gmk-id/media')) };
}
