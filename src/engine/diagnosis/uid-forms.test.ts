import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import {
  aliceUri,
  gmsUri,
  kms,
  named,
  partnerKms,
  partsOf,
  periodOf,
  time,
  uid,
  uidString,
} from '../testing/deviating-sender.ts';

/** A deviation for one of the two, by URI. */
const ways: Readonly<Record<string, (uri: string) => Uint8Array>> = {
  'no-scheme': (uri) => uid(uri.slice(4)),
  nul: (uri) => uid(`${uri}\0`),
  'upper-case': (uri) => uid(uri.toUpperCase()),
  'percent-at': (uri) => uid(uri.replace('@', '%40')),
  'percent-coded': (uri) => uid(uri.replace('@', '%40').replace(':', '%3A')),
  tel: (uri) => uid(uri === gmsUri ? 'tel:gms' : 'tel:alice'),
  'period-before': (uri) => uid(uri, kms, periodOf(kms) - 1),
  'period-after': (uri) => uid(uri, kms, periodOf(kms) + 1),
  'period-unix': (uri) => uid(uri, kms, periodOf(kms, time - 2_208_988_800)),
  'offset-ignored': (uri) =>
    sha256(uidString({ ...partsOf(uri), numbers: [kms.period, 0, periodOf(kms)] })),
  milliseconds: (uri) =>
    sha256(
      uidString({
        ...partsOf(uri),
        numbers: [1000 * kms.period, 1000 * kms.offset, periodOf(kms)],
      }),
    ),
  'integers-8': (uri) =>
    sha256(
      uidString({
        ...partsOf(uri),
        integer: (value) => hexToBytes(value.toString(16).padStart(16, '0')),
      }),
    ),
  'integers-binary-text': (uri) =>
    sha256(uidString({ ...partsOf(uri), integer: (value) => utf8ToBytes(value.toString(2)) })),
  'integers-decimal': (uri) =>
    sha256(uidString({ ...partsOf(uri), integer: (value) => utf8ToBytes(`${value}`) })),
  'lengths-1': (uri) =>
    sha256(uidString({ ...partsOf(uri), lengths: (length) => Uint8Array.of(length) })),
  'fc-character': (uri) => sha256(uidString({ ...partsOf(uri), fc: Uint8Array.of(0x30) })),
  'hash-hex-text': (uri) => utf8ToBytes(bytesToHex(sha256(uidString(partsOf(uri))))),
  'text-stack': (uri) =>
    utf8ToBytes(
      bytesToHex(
        sha256(
          uidString({
            ...partsOf(uri),
            fc: Uint8Array.of(0x30),
            integer: (value) => utf8ToBytes(value.toString(2)),
            lengths: (length) => Uint8Array.of(length),
          }),
        ),
      ),
    ),
  'rfc-6509': (uri) =>
    concatBytes(utf8ToBytes('2026-01'), hexToBytes('00'), utf8ToBytes(uri), hexToBytes('00')),
  'uri-itself': (uri) => utf8ToBytes(uri),
};

const some = ['no-scheme', 'period-before', 'hash-hex-text'];

describe('a UID made otherwise', () => {
  it.each(Object.entries(ways))('[TS 33.179 §F.2.1] of the signer: %s', (id, make) => {
    expect(named({ signerUid: make(gmsUri) })).toBe(`uid.${id}.signer: proved`);
  });

  it.each(some)('[TS 33.179 §F.2.1] of the receiver, whose RSK is right: %s', (id) => {
    const receiverUid = ways[id]?.(aliceUri) ?? new Uint8Array();
    expect(named({ receiverUid, statesGmk: true })).toBe(`uid.${id}.receiver: proved`);
  });

  it.each(some)('[TS 33.179 §F.2.1] by the KMS as well as the sender: %s', (id) => {
    const [signerUid, receiverUid] = [gmsUri, aliceUri].map((uri) => ways[id]?.(uri)) as [
      Uint8Array,
      Uint8Array,
    ];
    expect(named({ signerUid, receiverUid, rskUid: receiverUid })).toBe(`uid.${id}.both: proved`);
  });

  it('[TS 33.179 §F.2.1] with integers in 3, 1 and 2 octets, where that makes a difference', () => {
    const integer = (value: number, at: number) =>
      hexToBytes(value.toString(16).padStart(6, '0').slice({ 3: 0, 4: 4, 5: 2 }[at]));
    const signerUid = sha256(uidString({ ...partsOf(gmsUri), integer }));
    expect(named({ signerUid })).toBe('uid.integers-3-1-2.signer: proved');
  });

  it('[TS 33.179 §E.2] of another URI than the one named', () => {
    expect(named({ signerUid: uid(aliceUri) })).toBe('uid.other-uri.signer: proved');
  });

  it('[TS 33.179 §F.2.1] under the URI of the other KMS', () => {
    const own = partsOf(gmsUri);
    const signerUid = sha256(
      uidString({
        ...own,
        kmsUri: partnerKms.uri,
        numbers: [partnerKms.period, partnerKms.offset, periodOf(partnerKms)],
      }),
    );
    expect(named({ signerUid })).toBe('kms.uid-under-other.signer: proved');
  });
});
