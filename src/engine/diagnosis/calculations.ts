import { verifyEccsi } from '../crypto/eccsi.ts';
import { holdsWithShortR } from '../crypto/eccsi-trials.ts';
import {
  isEncapsulatedTo,
  ownerTest,
  pairingOf,
  powerFor,
  splitEncapsulated,
  unmask,
} from '../crypto/sakke-trials.ts';
import { bytesToHex, concatBytes, equalBytes, withoutLeadingZeros } from '../model/bytes.ts';
import type { Evidence } from './evidence.ts';
import { type Reading, uidUnder } from './reading.ts';

/** The calculations a reading is tested with. What one signature, one R or one RSK holds for, it holds
 *  for nothing else: once that is found the rest need not be worked out. */
export type Calculations = Readonly<{
  signs: (reading: Reading) => boolean;
  gmkUnder: (reading: Reading) => Uint8Array | null;
  rskIsOf: (reading: Reading) => boolean;
}>;

export const hex = (octets: Uint8Array | null | undefined) => (octets ? bytesToHex(octets) : '-');

/** Calculates each thing once; what holds for one key holds for no other. */
function onlyOne<T>() {
  const kept = new Map<string, T | null>();
  let holder: string | null = null;
  return (key: string, sources: string, make: () => T | null): T | null => {
    if (holder !== null && holder !== key) return null;
    const known = kept.get(`${key} ${sources}`);
    if (known !== undefined) return known;
    const made = make();
    kept.set(`${key} ${sources}`, made);
    if (made !== null) holder = key;
    return made;
  };
}

/** The calculations on the message of some evidence. */
export function calculationsOn(evidence: Evidence): Calculations {
  const pairings = new Map<string, Uint8Array | null>();
  const [ofSignature, ofR, ofRsk] = [onlyOne<true>(), onlyOne<Uint8Array>(), onlyOne<true>()];

  function signs(reading: Reading): boolean {
    const { signer, message, signedOctets, shortR } = reading;
    const id = uidUnder(reading, signer);
    if (!id || !signer.keys) return false;
    const { signature } = message.sign;
    const input = { kpak: signer.keys.pubAuthKey, id, message: signedOctets, signature };
    const holds = () => (shortR ? holdsWithShortR(input) : verifyEccsi(input).valid) || null;
    const key = `${hex(input.kpak)} ${hex(id)} ${hex(signedOctets)} ${shortR}`;
    return ofSignature(key, '', holds) !== null;
  }

  function pairing(parts: Parts, rsk: Uint8Array) {
    const known = pairings.get(hex(rsk));
    if (known !== undefined) return known;
    const made = pairingOf(parts, rsk);
    pairings.set(hex(rsk), made);
    return made;
  }

  function gmkUnder(reading: Reading): Uint8Array | null {
    const { receiver, message, rsk, shortHash, trustsStatedGmk } = reading;
    const id = uidUnder(reading, receiver);
    const parts = splitEncapsulated(message.sakke.sakkeData);
    const publicKey = receiver.keys?.pubEncKey;
    if (!id || !parts || !publicKey) return null;
    const open = () => {
      const w = rsk && pairing(parts, rsk);
      const candidates = [
        w && ssvOf(parts, w, shortHash),
        trustsStatedGmk && shortHash !== 'w' ? evidence.gmk : null,
      ];
      const fits = (ssv: Uint8Array | null): ssv is Uint8Array => {
        const hashed = ssv && hashedFor(ssv, id, shortHash);
        return (
          hashed !== null &&
          givesKey(parts, powerFor(hashed), ssv) &&
          isEncapsulatedTo(parts, hashed, id, publicKey)
        );
      };
      return candidates.find(fits) ?? null;
    };
    const sources = `${hex(rsk)} ${trustsStatedGmk} ${shortHash}`;
    return ofR(`${hex(id)} ${hex(publicKey)}`, sources, open);
  }

  const owners = new Map<string, ReturnType<typeof ownerTest>>();
  function isOwner(rsk: Uint8Array, id: Uint8Array, kmsPublicKey: Uint8Array): boolean {
    const test = owners.get(hex(rsk)) ?? ownerTest(rsk);
    owners.set(hex(rsk), test);
    return test(id, kmsPublicKey);
  }

  const own = evidence.keySet?.userId;
  const ownKms = evidence.ue.certificates.find(({ kmsUri }) => kmsUri === evidence.ue.kmsUri);

  function rskIsOf({ rsk, rskOf }: Reading): boolean {
    if (!rsk || !rskOf) return false;
    const belongs = (id: Uint8Array, kmsPublicKey: Uint8Array) =>
      ofRsk(
        `${hex(rsk)} ${hex(id)} ${hex(kmsPublicKey)}`,
        '',
        () => isOwner(rsk, id, kmsPublicKey) || null,
      ) !== null;
    if (own && ownKms && belongs(own, ownKms.pubEncKey)) return equalBytes(own, rskOf.id);
    return belongs(rskOf.id, rskOf.keys.pubEncKey);
  }

  return { signs, gmkUnder, rskIsOf };
}

type Parts = NonNullable<ReturnType<typeof splitEncapsulated>>;

/** Whether H hides this key under w, hashed whole or as some hash it: the cheap half of the test. */
function givesKey(parts: Parts, w: Uint8Array, ssv: Uint8Array | null): boolean {
  const [whole, short] = [ssvOf(parts, w, 'none'), ssvOf(parts, w, 'w')];
  return [whole, short].some((key) => key !== null && ssv !== null && equalBytes(key, ssv));
}

/** The key that comes out of w; null where w has no zeros in front that could have been left out. */
function ssvOf(parts: Parts, w: Uint8Array, short: Reading['shortHash']): Uint8Array | null {
  if (short !== 'w') return unmask(parts, w);
  return w[0] === 0 ? unmask(parts, withoutLeadingZeros(w)) : null;
}

/** What r is made from: SSV ‖ b, or that with zeros left out; null where there are none. */
function hashedFor(
  ssv: Uint8Array,
  id: Uint8Array,
  short: Reading['shortHash'],
): Uint8Array | null {
  if (short === 'ssv') return ssv[0] === 0 ? concatBytes(withoutLeadingZeros(ssv), id) : null;
  if (short === 'id') return id[0] === 0 ? concatBytes(ssv, withoutLeadingZeros(id)) : null;
  return concatBytes(ssv, id);
}
