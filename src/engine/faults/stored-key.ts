import type { Gmk } from '../entities/parties.ts';
import { deriveGroupSrtpKeys, groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import { earlierRun, type KeyRecord } from '../trace/trace.ts';
import type { Alterations, FaultPlace } from './fault.ts';

/** A key the receiver holds from before the run, under the GMK-ID of the one that is on its way. */

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
      ue.keys.push(...earlier.map((key) => recordOf(key, gmkOf(key))));
      return { ...ue };
    },
  };
}

function recordOf(key: Gmk, gmk: Uint8Array): KeyRecord {
  const { purpose, gmkId, rand, parameters } = key;
  const { keys: srtp } = deriveGroupSrtpKeys({
    gmk,
    gmkId,
    gukId: gmkId,
    rand,
    csId: groupCallCsId,
  });
  return Object.freeze({
    purpose,
    gmk,
    gmkId,
    gukId: gmkId,
    userSalt: 0,
    rand,
    parameters,
    state: 'active' as const,
    srtp,
    learntFrom: { messageId: earlierRun, payload: 0 },
  });
}
