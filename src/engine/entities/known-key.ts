import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { KeyRecord, PayloadRef } from '../mcptt/key-record.ts';
import { csIdOf } from '../model/key-kind.ts';
import type { Gmk } from './parties.ts';

/** A key as somebody has it who received it in no run: not diversified, ready for use. */
export function knownKey(key: Gmk, learntFrom: PayloadRef): KeyRecord {
  const { purpose, gmk, gmkId, rand, parameters } = key;
  const input = { gmk, gmkId, gukId: gmkId, rand, csId: csIdOf(purpose) };
  const { keys: srtp } = deriveGroupSrtpKeys(input);
  const ids = { gmkId, gukId: gmkId, userSalt: 0 };
  const all = { purpose, gmk, ...ids, rand, parameters, srtp };
  return Object.freeze({ ...all, state: 'active' as const, learntFrom });
}
