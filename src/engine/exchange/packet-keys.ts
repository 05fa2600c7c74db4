import { deriveGroupSrtpKeys, type GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { isDiversified, keyKindOrGmk } from '../model/key-kind.ts';
import type { KeyMaterial } from './key-material.ts';

/** The keys protected packets are tried with, and whom they may come from. */

/** A key with what is known of it: its RAND, identifier, the GUK-ID it came with, its first CS ID. */
export type PacketKey = Readonly<{
  gmk: Uint8Array;
  keyId?: number;
  gukId?: number;
  rand?: Uint8Array;
  csId?: number;
}>;

/** What packets are opened with. `users`: URIs whose GUK-IDs may be in use. */
export type PacketKeys = Readonly<{ keys: readonly PacketKey[]; users: readonly string[] }>;

/** The keys that messages brought, and those somebody stated. What is known twice counts once. */
export function packetKeysOf(
  records: readonly KeyRecord[],
  { groupKeys, keySets }: Pick<KeyMaterial, 'groupKeys' | 'keySets'>,
  named: readonly string[] = [],
): PacketKeys {
  const learnt = records.map(({ gmk, gmkId, gukId, rand, srtp }) => ({
    ...{ gmk, keyId: gmkId, gukId, rand, csId: srtp.csId },
  }));
  const stated = groupKeys.map(({ at: _at, gmkId, ...rest }) => ({
    ...rest,
    ...(gmkId !== undefined && { keyId: gmkId }),
  }));
  const keys = new Map<string, PacketKey>();
  for (const key of [...learnt, ...stated]) {
    const { gmk, keyId, rand } = key;
    const name = `${gmk.join()} ${keyId} ${rand?.join()}`;
    if (!keys.has(name)) keys.set(name, key);
  }
  const users = new Set([...keySets.map(({ userUri }) => userUri), ...named]);
  return { keys: [...keys.values()], users: [...users] };
}

/** The CS IDs that are assigned, and those somebody may take by mistake. Source: TS 33.180 Table E.1.3-1. */
const allCsIds = Array.from({ length: 10 }, (_, csId) => csId);

/** The CS IDs to try: the one of its message, those of its kind, with `every` all others too. */
export function csIdsOf({ csId }: PacketKey, keyId: number, every: boolean): readonly number[] {
  const likely = [...(csId === undefined ? [] : [csId]), ...keyKindOrGmk(keyId).csIds];
  return [...new Set([...likely, ...(every ? allCsIds : [])])];
}

/** A GUK-ID in use, and whose it is. */
type Sender = Readonly<{ gukId: number; uri?: string }>;

/** The senders under a key, which has the identifier `keyId` where another one is not stated. */
export type SendersOf = (key: PacketKey, keyId?: number) => readonly Sender[];

/** Gives the GUK-IDs of users, worked out once for each key; of a key that is not diversified, its
 *  identifier alone. */
export function createSenders(users: readonly string[]): SendersOf {
  const salts = new Map<PacketKey, readonly Readonly<{ uri: string; salt: number }>[]>();
  const saltsOf = (key: PacketKey) => {
    const known = salts.get(key);
    if (known) return known;
    const made = users.map((uri) => ({ uri, salt: deriveUserSalt(key.gmk, uri).userSalt }));
    salts.set(key, made);
    return made;
  };
  return (key, keyId = key.keyId) => {
    if (keyId === undefined) return [];
    if (!isDiversified(keyId)) return [{ gukId: keyId }];
    return [
      ...saltsOf(key).map(({ uri, salt }) => ({ uri, gukId: xorUserSalt(keyId, salt) })),
      ...(key.gukId === undefined ? [] : [{ gukId: key.gukId }]),
    ];
  };
}

/** SRTP keys of senders, each derived once. */
export type DeriveKeys = (
  key: PacketKey,
  of: Readonly<{ keyId: number; gukId: number; csId: number }>,
) => GroupSrtpKeys | null;

/** Gives the keys of a sender; null without a RAND. */
export function createDerivedKeys(): DeriveKeys {
  const known = new Map<PacketKey, Map<string, GroupSrtpKeys>>();
  return (key, { keyId, gukId, csId }) => {
    const { gmk, rand } = key;
    if (rand === undefined) return null;
    const ofKey = known.get(key) ?? new Map<string, GroupSrtpKeys>();
    known.set(key, ofKey);
    const name = `${keyId} ${gukId} ${csId}`;
    const keys =
      ofKey.get(name) ?? deriveGroupSrtpKeys({ gmk, gmkId: keyId, gukId, rand, csId }).keys;
    // A packet with random identifiers must not fill the memory.
    if (ofKey.size < mostDerived) ofKey.set(name, keys);
    return keys;
  };
}

const mostDerived = 2000;
