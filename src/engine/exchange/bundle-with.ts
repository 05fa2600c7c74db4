import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import type { BundleKms, MessageBundle } from '../mcptt/message-bundle.ts';
import { decodeMessage, type GroupKeyTransport, idRoles } from '../mikey/index.ts';
import { bytesToUtf8, equalBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { kmsOfKeySet, uidUnder } from './held-kms.ts';
import type { HeldKeySet, KeyMaterial } from './key-material.ts';

/** A message together with the keys that are held. `receiver`: who opens it. `remark`: that this is not
 *  whom the message names, or that no keys are held for that user; null where nothing is to be said. */
export type WithKeys =
  | Readonly<{ ok: true; bundle: MessageBundle; receiver: string; remark: Fact | null }>
  | Readonly<{ ok: false; reason: Fact }>;

type Message = GroupKeyTransport | null;

/** A message as its receiver opens it with held keys: whom it names, unless `as` says somebody else. Nobody
 *  stands in for a user whose keys are not there: the signature is verified, and nothing is opened. */
export function bundleWith(material: KeyMaterial, octets: Uint8Array, as?: string): WithKeys {
  const { message } = decodeMessage(octets);
  const [first] = material.kmss;
  if (!first) return { ok: false, reason: fact('keys.noKms') };
  const named = namedReceiver(material, message);
  const receiver = as ?? named ?? onlyUser(material);
  if (receiver === null) return { ok: false, reason: fact('keys.noReceiver') };
  const users = usersAt(material, message, receiver);
  const bundle: MessageBundle = {
    kmss: kmssByUri(material),
    users: { ...users, [receiver]: users[receiver] ?? {} },
    responder: receiver,
    i_message_hex: octets.slice(),
    ...statedKey(material, message, receiver),
  };
  const isAble = users[receiver]?.rsk !== undefined;
  return { ok: true, bundle, receiver, remark: remarkOn(named, receiver, isAble) };
}

function remarkOn(named: string | null, receiver: string, isAble: boolean): Fact | null {
  if (!isAble) return fact('keys.noneOf', { uri: receiver });
  if (named === null) return fact('keys.openedAsUnnamed', { as: receiver });
  return named === receiver ? null : fact('keys.openedAs', { named, as: receiver });
}

/** Everybody who can open a message, and whom it names. */
export function receiversOf(
  material: KeyMaterial,
  octets: Uint8Array,
): Readonly<{ named: string | null; able: readonly string[] }> {
  const { message } = decodeMessage(octets);
  const able = material.keySets.filter(({ rsk }) => rsk).map(({ userUri }) => userUri);
  return { named: namedReceiver(material, message), able: [...new Set(able)] };
}

/** The URI of IDRr; of a hidden receiver, that of the user held who has this UID. */
function namedReceiver(material: KeyMaterial, message: Message): string | null {
  const idr = message?.idrs.find(({ role }) => role === idRoles.IDRr || role === idRoles.IDRuidr);
  if (!idr) return null;
  if (idr.role === idRoles.IDRr) return bytesToUtf8(idr.idData);
  const hidden = material.keySets.find((keySet) => {
    const kms = kmsOfKeySet(material, keySet);
    const period = kms && message ? periodOf(kms, message) : -1;
    return kms && period >= 0 && equalBytes(uidUnder(kms, keySet.userUri, period), idr.idData);
  });
  return hidden?.userUri ?? null;
}

const periodOf = (kms: BundleKms, { t }: GroupKeyTransport): number =>
  keyPeriodNo(t.ntpSeconds, {
    keyPeriodSeconds: kms.key_period,
    keyPeriodOffsetSeconds: kms.key_period_offset,
  });

function onlyUser({ keySets }: KeyMaterial): string | null {
  const able = new Set(keySets.filter(({ rsk }) => rsk).map(({ userUri }) => userUri));
  const [only] = able;
  return able.size === 1 ? (only ?? null) : null;
}

/** Of a KMS that is given twice, the first counts: that there are two is said. */
function kmssByUri({ kmss }: KeyMaterial): Record<string, BundleKms> {
  return Object.fromEntries(kmss.map(({ kms }) => [kms.uri, kms] as const).reverse());
}

/** Of each user the keys for the time of the message, else the newest. */
function usersAt(
  material: KeyMaterial,
  message: Message,
  receiver: string,
): MessageBundle['users'] {
  const named = kmsNamed(message);
  const uris = new Set(material.keySets.map(({ userUri }) => userUri));
  return Object.fromEntries(
    [...uris].map((uri) => {
      const sets = material.keySets.filter(({ userUri }) => userUri === uri);
      const ofKms = sets.filter(({ kmsUri }) => kmsUri === undefined || kmsUri === named);
      const usable = ofKms.length > 0 || uri !== receiver ? ofKms : sets;
      const best = bestAt(material, message, usable.length > 0 ? usable : sets);
      return [uri, best ? userOf(best) : {}] as const;
    }),
  );
}

function kmsNamed(message: Message): string | null {
  const idr = message?.idrs.find(({ role }) => role === idRoles.IDRkmsr);
  return idr ? bytesToUtf8(idr.idData) : null;
}

function bestAt(
  material: KeyMaterial,
  message: Message,
  sets: readonly HeldKeySet[],
): HeldKeySet | undefined {
  const able = sets.filter(({ rsk }) => rsk);
  const ofTime = (able.length > 0 ? able : sets).find((set) => {
    const kms = kmsOfKeySet(material, set);
    return kms && message && set.keyPeriodNo === periodOf(kms, message);
  });
  const newest = able.toSorted((a, b) => (b.keyPeriodNo ?? 0) - (a.keyPeriodNo ?? 0))[0];
  return ofTime ?? newest ?? sets[0];
}

function userOf({ kmsUri, keyPeriodNo: key_period_no, uid, rsk, ssk, pvt }: HeldKeySet) {
  return {
    ...(kmsUri !== undefined && { kms: kmsUri }),
    ...(key_period_no !== undefined && { key_period_no }),
    ...(uid && { uid: uid.slice() }),
    ...(rsk && { rsk: rsk.slice() }),
    ...(ssk && { ssk: ssk.slice() }),
    ...(pvt && { pvt: pvt.slice() }),
  };
}

/** The stated group key whose identifier the message carries, or the only one, stated without any. */
function statedKey(
  { groupKeys }: KeyMaterial,
  message: Message,
  receiver: string,
): Pick<MessageBundle, 'gmk' | 'gmk_id'> {
  const csbId = message?.hdr.csbId;
  const fits = groupKeys.find(({ gmk, gmkId }) => {
    if (gmkId === undefined || csbId === undefined) return false;
    return gmkId === csbId || xorUserSalt(gmkId, deriveUserSalt(gmk, receiver).userSalt) === csbId;
  });
  const [only, another] = groupKeys;
  const stated = fits ?? (another || only?.gmkId !== undefined ? undefined : only);
  if (!stated) return {};
  return {
    gmk: stated.gmk.slice(),
    ...(stated.gmkId !== undefined && { gmk_id: stated.gmkId }),
  };
}
