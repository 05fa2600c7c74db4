import type { FieldNode } from '../codec/field-node.ts';
import { decapsulate } from '../crypto/sakke.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import { bytesToHex, equalBytes, uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import type { Failure } from '../model/failures.ts';
import type { NamedValue } from '../model/named-value.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import {
  gmkTag,
  mkfcTag,
  type Purpose,
  purposeTag,
  purposeTags,
  purposeTexts,
} from '../model/purpose.ts';
import { compute, type Steps } from '../trace/recording.ts';
import type { KeyRecord } from '../trace/trace.ts';
import { carriedKey } from './carried-key.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { keyParametersDataPath } from './key-parameters-check.ts';
import { check, known, type Problem, type Reception } from './reception.ts';

/** Decapsulation and the checks of what came out. Source: TS 33.179 §7.3.1, TS 33.180 §5.2.4. */

export function* decapsulationStage(r: Reception): Steps<Failure | null> {
  const { sakke, sakkePath } = carriedKey(r);
  const path = `${sakkePath}.sakkeData`;
  const keySet = known(r.ownKeySet, 'own key set');
  const certificate = known(
    r.ue.certificates.find((held) => held.kmsUri === keySet.kmsUri),
    'own KMS certificate',
  );
  const result = yield* compute(
    r.context,
    r.scope,
    'sakke-decapsulate',
    () =>
      decapsulate({
        sakkeData: sakke.sakkeData,
        id: keySet.userId,
        rsk: keySet.userDecryptKey,
        kmsPublicKey: certificate.pubEncKey,
      }),
    (made) => ({
      subject: r.ref,
      ...(made.ok ? { reveals: revealedGmk(made.ssv, path) } : {}),
    }),
  );
  if (result.ok) r.gmk = result.ssv;
  const problem: Problem | null = result.ok
    ? null
    : { code: 'sakke', expected: 'R equal to the re-computed TEST', found: 'another point' };
  const facts = { clause: 'RFC 6508 §6.2.2', path } as const;
  return yield* check(r, 'decapsulation', facts, problem);
}

function revealedGmk(gmk: Uint8Array, originPath: string) {
  const node: FieldNode = {
    path: 'gmk',
    label: 'GMK',
    start: 0,
    end: gmk.length,
    clause: 'TS 33.179 §7.3.1',
    text: bytesToHex(gmk),
    children: [],
  };
  const clause = 'RFC 6508 §6.2.2' as const;
  return { name: 'gmk' as const, bytes: gmk, tree: [node], originPath, clause };
}

/** GMK-ID from the identifier sent, as a rule the CSB ID. Only a GMK is diversified (TS 33.180 §5.2.3). */
export function* identifierStage(r: Reception): Steps<Failure | null> {
  const { keyId } = carriedKey(r);
  if (purposeTag(keyId) !== gmkTag) {
    r.userSalt = 0;
    r.gmkId = keyId;
    return null;
  }
  const gmk = known(r.gmk, 'GMK');
  const subject = () => ({ subject: r.ref });
  const { userSalt } = yield* compute(
    r.context,
    r.scope,
    'user-salt',
    () => deriveUserSalt(gmk, r.ue.uri),
    subject,
  );
  const xor = () => ({ working: gukIdWorking('GUK-ID', keyId, userSalt) });
  yield* compute(r.context, r.scope, 'gmk-id', xor, subject);
  r.userSalt = userSalt;
  r.gmkId = xorUserSalt(keyId, userSalt);
  return null;
}

export function* gukIdStage(r: Reception): Steps<Failure | null> {
  const { keyId, keyIdPath: path } = carriedKey(r);
  const tag = purposeTag(keyId);
  const names = r.ue.expects.tags.map((value) => `${value} (${tagName(value)})`).join(' or ');
  const problem: Problem | null = r.ue.expects.tags.includes(tag)
    ? null
    : { code: 'guk-id', expected: `purpose tag ${names}`, found: `${tag} (${tagName(tag)})` };
  const doubt = tag === mkfcTag ? { unverified: true } : {};
  const facts = { clause: 'TS 33.179 §7.3.1', path, values: identifiersOf(r), ...doubt } as const;
  return yield* check(r, 'guk-id', facts, problem);
}

/** The identifiers of a key by their names. That an MKFC-ID is not diversified is unverified. */
function identifiersOf(r: Reception): readonly NamedValue[] {
  const { keyId } = carriedKey(r);
  const isMkfc = purposeTag(keyId) === mkfcTag;
  const sent = isMkfc ? 'MKFC-ID' : 'GUK-ID';
  const name = r.part === 'second' ? sent : `${sent} = CSB ID`;
  const value = uint32ToBytes(keyId);
  if (isMkfc) {
    const userSalt = 'none: taken as not diversified';
    return [
      { name, value, unverified: true },
      { name: 'User Salt', value: userSalt, unverified: true },
    ];
  }
  return [
    { name, value },
    { name: 'User Salt', value: uint32ToBytes(known(r.userSalt, 'user salt')) },
    { name: 'GMK-ID', value: uint32ToBytes(known(r.gmkId, 'GMK-ID')) },
  ];
}

function tagName(tag: number): string {
  return (purposeTags as Readonly<Record<number, string>>)[tag] ?? 'unassigned';
}

export function* groupStage(r: Reception): Steps<Failure | null> {
  const { groupUri } = r.ue;
  if (groupUri === null) return null;
  const { groupIds } = known(r.parameters, 'key parameters');
  const found = groupIds.join(', ') || 'no group';
  const problem: Problem | null = groupIds.some((uri) => isSameIdentity(uri, groupUri))
    ? null
    : {
        code: 'group',
        expected: `the notified group ${groupUri}`,
        found: groupIds.length === 1 ? foundBeside([groupUri], found) : found,
      };
  const values = [
    { name: 'notified group', value: groupUri },
    { name: 'Group IDs', value: found },
  ];
  const facts = {
    clause: 'TS 33.179 §7.3.1',
    path: keyParametersDataPath(r),
    values,
  } as const;
  return yield* check(r, 'group', facts, problem);
}

/** The record of the very key that has arrived, where the receiver has it: same GMK-ID, same GMK. What
 *  comes for it is an update. */
function heldKey(r: Reception): KeyRecord | undefined {
  const gmk = known(r.gmk, 'GMK');
  return r.ue.keys.find((key) => key.gmkId === r.gmkId && equalBytes(key.gmk, gmk));
}

const isRevoked = (r: Reception) => (known(r.parameters, 'key parameters').status & 1) === 0;

/** Who only reads a message refuses a revoked key, unless it holds it and now learns of its end. */
export function* revokedStage(r: Reception): Steps<Failure | null> {
  const { status } = known(r.parameters, 'key parameters');
  const isRefused = isRevoked(r) && !r.ue.recordsRevocation && !heldKey(r);
  const problem: Problem | null = isRefused
    ? { code: 'revoked', expected: 'status not revoked (bit 0 set)', found: uint32ToHex(status) }
    : null;
  const values = [{ name: 'Status', value: uint32ToBytes(status), unverified: true }];
  const facts = {
    clause: 'TS 33.179 §E.6.9',
    path: keyParametersDataPath(r),
    values,
    unverified: true,
  } as const;
  return yield* check(r, 'revoked', facts, problem);
}

export function* duplicateStage(r: Reception): Steps<Failure | null> {
  const gmkId = known(r.gmkId, 'GMK-ID');
  const stored = r.ue.keys.find((key) => key.gmkId === gmkId);
  r.update = heldKey(r) !== undefined;
  const problem: Problem | null =
    stored && !r.update
      ? {
          code: 'duplicate-gmk-id',
          expected: 'a GMK-ID not stored yet',
          found: `${uint32ToHex(gmkId)} of another GMK`,
        }
      : null;
  const held = r.ue.keys.map((key) => uint32ToHex(key.gmkId)).join(', ');
  const values = [
    { name: 'GMK-ID', value: uint32ToBytes(gmkId) },
    { name: 'GMK-IDs stored', value: held || 'none' },
  ];
  const path = carriedKey(r).keyIdPath;
  const facts = { clause: 'pCR 33.179 §7.4.2', path, values } as const;
  return yield* check(r, 'duplicate-gmk-id', facts, problem);
}

/** A status update that revokes a stored key is taken whatever its lifetime: it only ends the key. No
 *  text says so. */
export function* lifetimeStage(r: Reception): Steps<Failure | null> {
  const { activationTime, expiryTime } = known(r.parameters, 'key parameters');
  const now = unixFromNtp(r.ue.ntpSeconds);
  const time = (unix: number) => (unix === 0 ? 'not set' : new Date(unix * 1000).toISOString());
  const endsStored = r.update === true && isRevoked(r);
  let problem: Problem | null = null;
  if (endsStored) {
    problem = null;
  } else if (expiryTime !== 0 && expiryTime <= activationTime) {
    problem = {
      code: 'expired',
      expected: `expiry after activation ${time(activationTime)}`,
      found: time(expiryTime),
    };
  } else if (expiryTime !== 0 && expiryTime <= now) {
    problem = { code: 'expired', expected: `expiry after ${time(now)}`, found: time(expiryTime) };
  }
  const values = [
    { name: 'Activation Time', value: time(activationTime) },
    { name: 'Expiry Time', value: time(expiryTime), unverified: true },
    ...(endsStored ? [{ name: 'revokes a stored key', value: true, unverified: true }] : []),
  ];
  const facts = {
    clause: 'TS 33.179 §E.6.10',
    path: keyParametersDataPath(r),
    values,
  } as const;
  return yield* check(r, 'lifetime', facts, problem);
}

/** What the key is for, as far as the receiver can tell. An update that does not say so leaves the
 *  purpose of the stored key. */
export function learntPurpose(r: Reception): Purpose {
  if (!r.ue.expects.dual) return 'group';
  const { marking } = r.ue.expects;
  const stored = heldKey(r)?.purpose;
  const byOrder = stored ?? (r.ordinal % 2 === 0 ? 'media' : 'floor');
  if (marking === 'none') return byOrder;
  if (purposeTag(carriedKey(r).keyId) === mkfcTag) return 'floor';
  if (marking === 'mkfc-tag') return 'media';
  const { text } = known(r.parameters, 'key parameters');
  if (text.endsWith(purposeTexts.media)) return 'media';
  if (text.endsWith(purposeTexts.floor)) return 'floor';
  return marking === 'any' && r.part !== 'only' ? byOrder : (stored ?? 'group');
}
