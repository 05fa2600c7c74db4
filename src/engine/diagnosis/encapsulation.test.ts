import { describe, expect, it } from 'vitest';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { deriveRsk, encapsulate, sakkeKmsFromSecret } from '../crypto/sakke.ts';
import {
  decodeSakkePoint,
  encodeFieldElement,
  encodeSakkePoint,
  hashToIntegerRange,
} from '../crypto/sakke-encoding.ts';
import { encapsulationValues } from '../crypto/sakke-kernel.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, hexToBytes } from '../model/bytes.ts';
import {
  aliceUri,
  bobUri,
  bundleOf,
  diagnosed,
  gmk,
  kms,
  named,
  uid,
} from '../testing/deviating-sender.ts';

const { kmsPublicKey } = sakkeKmsFromSecret(kms.z);
const cut = (octets: Uint8Array) => octets.slice(octets.findIndex((octet) => octet !== 0));

/** R ‖ H of a sender that hashes what it likes. */
function encapsulated(
  ssv: Uint8Array,
  hashedForR: Uint8Array,
  forMask: (w: Uint8Array) => Uint8Array = (w) => w,
): Uint8Array {
  const Z = decodeSakkePoint(kmsPublicKey);
  if (!Z.ok) throw new TypeError('no point');
  const id = uid(aliceUri);
  const r = hashToIntegerRange(hashedForR, sakkeParameterSet1.q);
  const values = encapsulationValues(r, bytesToNumberBE(id), Z.point);
  if (!values) throw new TypeError('no values');
  const mask = hashToIntegerRange(forMask(encodeFieldElement(values.gPowerR)), 1n << 128n);
  return concatBytes(encodeSakkePoint(values.R), numberToBytesBE(bytesToNumberBE(ssv) ^ mask, 16));
}

/** For this key g^r begins with a zero octet. */
const rareKey = hexToBytes('80111111111111111111111111110186');

describe('what SAKKE hashes', () => {
  it('[RFC 6508 §4] g^r without the zero in front of it', () => {
    const usual = encapsulated(rareKey, concatBytes(rareKey, uid(aliceUri)));
    const made = encapsulate({ ssv: rareKey, id: uid(aliceUri), kmsPublicKey });
    expect(usual).toEqual(made.sakkeData);
    const short = encapsulated(rareKey, concatBytes(rareKey, uid(aliceUri)), cut);
    expect(named({ gmk: rareKey, sakke: () => short })).toBe('sakke.short-w: proved');
  });

  it('[RFC 6508 §4] SSV without the zeros in front of it', () => {
    const ssv = gmk.with(0, 0).with(1, 0);
    const short = encapsulated(ssv, concatBytes(cut(ssv), uid(aliceUri)));
    const { diagnosis } = diagnosed(bundleOf({ gmk: ssv, sakke: () => short }));
    expect(diagnosis).toMatchObject({ deviation: 'sakke.short-ssv', grade: 'proved' });
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
  });

  it('[RFC 6508 §6.2.1] for another user, whose RSK opens it', () => {
    const { rsk } = deriveRsk({ kmsMasterSecret: kms.z, id: uid(bobUri) });
    const otherwise = {
      receiverUid: uid(bobUri),
      bundle: (usual: ReturnType<typeof bundleOf>) => ({
        ...usual,
        users: { ...usual.users, [bobUri]: { kms: kms.uri, rsk: rsk.slice() } },
      }),
    };
    expect(named(otherwise)).toBe('sakke.for-other: proved');
    expect(named({ receiverUid: uid(bobUri), statesGmk: true })).toBe(
      'uid.other-uri.receiver: proved',
    );
  });

  it('[RFC 6508 §6.2.2] for nobody that can be found', () => {
    const receiverUid = uid('sip:stranger@example.org');
    expect(named({ receiverUid, statesGmk: true })).toBe('sakke.unknown: cannot be tested');
  });
});
