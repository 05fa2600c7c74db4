import { knownKey } from '../entities/known-key.ts';
import type { Gmk } from '../entities/parties.ts';
import { earlierRun } from '../trace/trace.ts';
import type { Alterations, FaultPlace } from './fault.ts';

/** A key the receiver holds from before the run, under the GMK-ID of the one that is on its way. */

const before = { messageId: earlierRun, payload: 0 };

/** Puts such a key into the store of a receiver before the notification arrives; `gmkOf` says which. */
export function storedBefore(
  { at }: Pick<FaultPlace, 'at'>,
  gmkOf: (key: Gmk) => Uint8Array,
): Alterations {
  let sent: readonly Gmk[] = [];
  return {
    gmks: (gmks) => {
      sent = gmks.filter(({ purpose }) => at.key === undefined || purpose === at.key);
      return gmks;
    },
    receiver: (ue) => {
      const held = new Set(ue.keys.map(({ gmkId }) => gmkId));
      const earlier = sent.filter(({ gmkId }) => !held.has(gmkId));
      if (earlier.length === 0) return ue;
      ue.keys.push(...earlier.map((key) => knownKey({ ...key, gmk: gmkOf(key) }, before)));
      return { ...ue };
    },
  };
}
