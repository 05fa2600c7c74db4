import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { createKeyId } from '../mcptt/gmk-id.ts';
import { gmkTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { seedOf } from './setting.ts';

/** GMK and GMK-ID of the first key of a scenario, as its GMS draws them. */
export function firstDraw(scenario: Scenario): Readonly<{ gmk: Uint8Array; gmkId: number }> {
  const source = createRandomSource(seedOf(scenario));
  const gmk = source.stream('gms/gmk/media').bytes(16);
  return { gmk, gmkId: createKeyId(gmkTag, source.stream('gms/gmk-id/media')) };
}
