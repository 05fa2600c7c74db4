import { randomOf } from '../entities/draws.ts';
import { createKeyId } from '../mcptt/gmk-id.ts';
import { gmkTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { gmsStreams } from '../model/stream-names.ts';

/** GMK and GMK-ID of the first key of a scenario, as its GMS draws them. */
export function firstDraw(scenario: Scenario): Readonly<{ gmk: Uint8Array; gmkId: number }> {
  const { stream } = randomOf(scenario);
  const gmk = stream(gmsStreams.gmk('media')).bytes(16);
  return { gmk, gmkId: createKeyId(gmkTag, stream(gmsStreams.gmkId('media'))) };
}
