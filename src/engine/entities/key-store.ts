import { unixFromNtp } from '../mcptt/key-period.ts';
import type { KeyRecord } from '../trace.ts';
import { known, messageOf, type Reception } from './reception.ts';

/** The key record of a payload that passed every check. State: revoked overrides, then pending
 *  before the activation time. Source: TS 33.179 §7.3.1. */
export function keyRecordOf(r: Reception): KeyRecord {
  const parameters = known(r.parameters, 'key parameters');
  const now = unixFromNtp(r.ue.ntpSeconds);
  const revoked = (parameters.status & 1) === 0;
  return Object.freeze({
    purpose: known(r.purpose, 'purpose'),
    gmk: known(r.gmk, 'GMK'),
    gmkId: known(r.gmkId, 'GMK-ID'),
    gukId: messageOf(r).hdr.csbId,
    userSalt: known(r.userSalt, 'user salt'),
    rand: messageOf(r).rand,
    parameters,
    state: revoked ? 'revoked' : now < parameters.activationTime ? 'pending' : 'active',
    srtp: known(r.srtp, 'SRTP keys'),
    learntFrom: r.ref,
  });
}

/** Puts a record in the store; one with the same GMK-ID is replaced. */
export function storeKey(keys: KeyRecord[], record: KeyRecord): void {
  const at = keys.findIndex((key) => key.gmkId === record.gmkId);
  if (at < 0) keys.push(record);
  else keys[at] = record;
}
