import type { KeyRecord } from '../mcptt/key-record.ts';
import { equalBytes } from '../model/bytes.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import { mkfcTag, type Purpose, purposeTag, purposeTexts } from '../model/purpose.ts';
import { carriedKey } from './carried-key.ts';
import { known, messageOf, type Reception } from './reception.ts';

/** The record of the very key that has arrived, where the receiver has it: same GMK-ID, same GMK. What
 *  comes for it is an update. */
export function heldKey(r: Reception): KeyRecord | undefined {
  const gmk = known(r.gmk, 'GMK');
  return r.ue.keys.find((key) => key.gmkId === r.gmkId && equalBytes(key.gmk, gmk));
}

/** Whether its parameters say that it is revoked: bit 0 of Status. Source: TS 33.179 §E.6.9. */
export const isRevoked = (r: Reception) => (known(r.parameters, 'key parameters').status & 1) === 0;

/** What the key is for, as far as the receiver can tell. An update that does not say so leaves the
 *  purpose of the stored key. */
export function learntPurpose(r: Reception): Purpose {
  const kind = keyKindOrGmk(carriedKey(r).keyId);
  if (kind.name !== 'GMK' && kind.name !== 'MKFC') return kind.purpose;
  if (!r.ue.expects.dual) return kind.purpose;
  const { marking } = r.ue.expects;
  const stored = heldKey(r)?.purpose;
  const byOrder = stored ?? r.ue.expects.only ?? (r.ordinal % 2 === 0 ? 'media' : 'floor');
  if (marking === 'none') return byOrder;
  if (purposeTag(carriedKey(r).keyId) === mkfcTag) return 'floor';
  if (marking === 'mkfc-tag') return 'media';
  const { text } = known(r.parameters, 'key parameters');
  if (text.endsWith(purposeTexts.media)) return 'media';
  if (text.endsWith(purposeTexts.floor)) return 'floor';
  return marking === 'any' && r.part !== 'only' ? byOrder : (stored ?? 'group');
}

/** The key record of a key that passed every check. State: revoked overrides, then pending
 *  before the activation time. Source: TS 33.179 §7.3.1. */
export function keyRecordOf(r: Reception): KeyRecord {
  const parameters = known(r.parameters, 'key parameters');
  const isPending = unixFromNtp(r.ue.ntpSeconds) < parameters.activationTime;
  return Object.freeze({
    purpose: known(r.purpose, 'purpose'),
    gmk: known(r.gmk, 'GMK'),
    gmkId: known(r.gmkId, 'GMK-ID'),
    gukId: carriedKey(r).keyId,
    userSalt: known(r.userSalt, 'user salt'),
    rand: messageOf(r).rand,
    parameters,
    state: isRevoked(r) ? 'revoked' : isPending ? 'pending' : 'active',
    srtp: known(r.srtp, 'SRTP keys'),
    ...(r.srtpOfResponder && { srtpOfResponder: r.srtpOfResponder }),
    learntFrom: r.ref,
  });
}
