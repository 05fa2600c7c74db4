import { carriedKey } from '../checks/carried-key.ts';
import { known, messageOf, type Reception } from '../checks/reception.ts';
import type { Failure } from '../model/failures.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import { eventBase, type Steps } from '../trace/recording.ts';
import type { KeyRecord } from '../trace/trace.ts';

/** The key record of a key that passed every check. State: revoked overrides, then pending
 *  before the activation time. Source: TS 33.179 §7.3.1. */
export function keyRecordOf(r: Reception): KeyRecord {
  const parameters = known(r.parameters, 'key parameters');
  const now = unixFromNtp(r.ue.ntpSeconds);
  const revoked = (parameters.status & 1) === 0;
  return Object.freeze({
    purpose: known(r.purpose, 'purpose'),
    gmk: known(r.gmk, 'GMK'),
    gmkId: known(r.gmkId, 'GMK-ID'),
    gukId: carriedKey(r).keyId,
    userSalt: known(r.userSalt, 'user salt'),
    rand: messageOf(r).rand,
    parameters,
    state: revoked ? 'revoked' : now < parameters.activationTime ? 'pending' : 'active',
    srtp: known(r.srtp, 'SRTP keys'),
    learntFrom: r.ref,
  });
}

/** Stores a key that passed every check, with the event that says so. */
export function* store(r: Reception): Steps<void> {
  const record = keyRecordOf(r);
  storeKey(r.ue.keys, record);
  yield Object.freeze({
    ...eventBase(r.scope, 'store'),
    kind: 'store' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    record,
    update: known(r.update, 'update'),
  });
}

/** The event of a key that is not stored, and why. */
export function* discard(r: Reception, reason: Failure): Steps<void> {
  yield Object.freeze({
    ...eventBase(r.scope, 'discard'),
    kind: 'discard' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    reason,
    subject: r.ref,
  });
}

/** Puts a record in the store; one with the same GMK-ID is replaced. */
function storeKey(keys: KeyRecord[], record: KeyRecord): void {
  const at = keys.findIndex((key) => key.gmkId === record.gmkId);
  if (at < 0) keys.push(record);
  else keys[at] = record;
}
