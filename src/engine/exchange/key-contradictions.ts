import { validateEccsiKeys } from '../crypto/eccsi.ts';
import { decodeP256Point } from '../crypto/p256-public.ts';
import { validateRsk } from '../crypto/sakke.ts';
import type { BundleKms } from '../mcptt/message-bundle.ts';
import { equalBytes, uint32ToHex } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import { kmsOfKeySet, uidUnder } from './held-kms.ts';
import type { HeldKeySet, KeyMaterial, KeyPlace } from './key-material.ts';

/** Where keys that were given say something else than what follows from the others. */

export type KeyContradiction = Readonly<{ at: KeyPlace; said: Fact; clause: Clause | null }>;

/** Most key sets that are calculated on: a check of an RSK is a pairing. */
const maxChecked = 50;

/** Every contradiction in what is held, calculated one key set after the other. */
export function* keyContradictions(material: KeyMaterial): Generator<KeyContradiction, void, void> {
  yield* pointsOffCurve(material);
  yield* kmssTwice(material);
  yield* groupKeysTwice(material);
  yield* keySetsTwice(material);
  for (const keySet of material.keySets.slice(0, maxChecked)) {
    const kms = kmsOfKeySet(material, keySet);
    if (kms && keySet.keyPeriodNo !== undefined) yield* inKeySet(keySet, kms, keySet.keyPeriodNo);
  }
  const unchecked = material.keySets.length - maxChecked;
  const at = material.keySets[maxChecked]?.at;
  if (at)
    yield { at, said: fact('keys.contradiction.unchecked', { count: unchecked }), clause: null };
}

function* pointsOffCurve({ kmss }: KeyMaterial): Generator<KeyContradiction, void, void> {
  for (const { at, kms } of kmss) {
    const { uri: kmsUri } = kms;
    if (decodeP256Point(kms.pub_auth_key) === null) {
      const said = fact('keys.contradiction.kpakOffCurve', { kmsUri });
      yield { at, said, clause: 'RFC 6507 §5.1.2' };
    }
  }
}

const kmsParts = [
  ['UserKeyPeriod', 'key_period'],
  ['UserKeyOffset', 'key_period_offset'],
  ['PubEncKey (Z)', 'pub_enc_key'],
  ['PubAuthKey (KPAK)', 'pub_auth_key'],
] as const;

function* kmssTwice({ kmss }: KeyMaterial): Generator<KeyContradiction, void, void> {
  for (const [index, { at, kms }] of kmss.entries()) {
    const first = kmss.slice(0, index).find((other) => other.kms.uri === kms.uri);
    if (!first) continue;
    const differ = kmsParts.filter(([, part]) => !isSame(kms[part], first.kms[part]));
    const parts = differ.map(([name]) => name);
    if (parts.length === 0) continue;
    const facts = { kmsUri: kms.uri, parts, first: placeFact(first.at) };
    yield { at, said: fact('keys.contradiction.kmsTwice', facts), clause: null };
  }
}

const isSame = (a: number | Uint8Array, b: number | Uint8Array) =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && equalBytes(a, b));

/** A place as words can be made of it. */
export function placeFact({ source, path, line }: KeyPlace): Fact {
  if (line === undefined) return fact('keys.place.path', { source, path });
  return path === ''
    ? fact('keys.place.line', { source, line })
    : fact('keys.place.pathAndLine', { source, path, line });
}

function* groupKeysTwice({ groupKeys }: KeyMaterial): Generator<KeyContradiction, void, void> {
  for (const [index, { at, gmk, gmkId }] of groupKeys.entries()) {
    const first = groupKeys
      .slice(0, index)
      .find((other) => gmkId !== undefined && other.gmkId === gmkId && !equalBytes(other.gmk, gmk));
    if (!first || gmkId === undefined) continue;
    const facts = { id: uint32ToHex(gmkId), first: placeFact(first.at) };
    yield { at, said: fact('keys.contradiction.groupKeyTwice', facts), clause: null };
  }
}

function* keySetsTwice({ keySets }: KeyMaterial): Generator<KeyContradiction, void, void> {
  for (const [index, keySet] of keySets.entries()) {
    const { at, userUri: uri, kmsUri, keyPeriodNo, rsk } = keySet;
    const first = keySets
      .slice(0, index)
      .find(
        (other) =>
          other.userUri === uri &&
          other.kmsUri === kmsUri &&
          other.keyPeriodNo === keyPeriodNo &&
          rsk !== undefined &&
          other.rsk !== undefined &&
          !equalBytes(other.rsk, rsk),
      );
    if (!first) continue;
    const said = fact('keys.contradiction.keySetTwice', { uri, first: placeFact(first.at) });
    yield { at, said, clause: null };
  }
}

/** UID, RSK and SSK with PVT of a key set, against what its KMS published. */
function* inKeySet(
  { at, userUri: uri, uid: stated, rsk, ssk, pvt }: HeldKeySet,
  kms: BundleKms,
  period: number,
): Generator<KeyContradiction, void, void> {
  const computed = uidUnder(kms, uri, period);
  const other = stated && !equalBytes(stated, computed) ? stated : null;
  if (other) {
    const said = fact('keys.contradiction.uid', { uri, period, stated: other, computed });
    yield { at, said, clause: 'TS 33.179 §F.2.1' };
  }
  const rskFits = (id: Uint8Array) =>
    validateRsk({ kmsPublicKey: kms.pub_enc_key, id, rsk: rsk ?? id });
  if (rsk && !rskFits(computed).valid) {
    const facts = { uri, period, kmsUri: kms.uri };
    const said =
      other && rskFits(other).valid
        ? fact('keys.contradiction.rskOfStated', facts)
        : fact('keys.contradiction.rsk', facts);
    yield { at, said, clause: 'RFC 6508 §6.1.2' };
  }
  if (!ssk || !pvt) return;
  const eccsiFits = (id: Uint8Array) => validateEccsiKeys({ kpak: kms.pub_auth_key, id, ssk, pvt });
  if (eccsiFits(computed).valid) return;
  const facts = { uri, period, kmsUri: kms.uri };
  const said =
    other && eccsiFits(other).valid
      ? fact('keys.contradiction.eccsiOfStated', facts)
      : fact('keys.contradiction.eccsi', facts);
  yield { at, said, clause: 'RFC 6507 §5.1.2' };
}
