import { bytes } from '../codec/field.ts';
import { type Decoded, decodePayload } from '../codec/payload.ts';
import { uint16ToBytes, utf8ToBytes } from '../model/bytes.ts';
import { encodeFloorMessage, srtcp } from './floor-message.ts';
import { keyMkis } from './mki.ts';

/** Floor control from the server to the UEs: the message, and the same one protected under a key that the
 *  server has part in. */

const floorTaken = 2;
const normalCall = 0x8000;

/** A Floor Taken: who has the floor, that others may ask for it, a sequence number (16 bits) and the
 *  indicator "normal call". Which fields it must have is unverified. Source: TS 24.380
 *  Table 8.2.2.1-1, Table 8.2.3.1-2. */
export function encodeFloorTaken(
  facts: Readonly<{ ssrc: number; grantedParty: string; sequenceNumber: number }>,
): Uint8Array {
  return encodeFloorMessage({
    subtype: floorTaken,
    ssrc: facts.ssrc,
    fields: [
      { fieldId: 4, value: utf8ToBytes(facts.grantedParty) },
      { fieldId: 5, value: uint16ToBytes(1) },
      { fieldId: 8, value: uint16ToBytes(facts.sequenceNumber) },
      { fieldId: 13, value: uint16ToBytes(normalCall) },
    ],
  });
}

/** A protected floor control message whose MKI is the identifier of a key: 24 octets more than in clear.
 *  Source: RFC 7714 §9.2. */
const under = <M extends (typeof keyMkis)[keyof typeof keyMkis]>(mki: M) =>
  ({
    ...srtcp,
    fields: {
      ...srtcp.fields,
      ciphertext: bytes({ allBut: 24 }, { label: 'encrypted portion', clause: 'RFC 7714 §9.2' }),
      mki,
    },
  }) as const;

const [srtcpOfMkfc, srtcpOfCsk, srtcpOfMusik] = [
  under(keyMkis.mkfc),
  under(keyMkis.csk),
  under(keyMkis.musik),
];

/** The identifier in the MKI; null where the message is cut short. */
type OfKey = Decoded<Readonly<{ keyId: number }>>;

function decoded<T>({ value, ...rest }: Decoded<T>, keyId: (value: T) => number): OfKey {
  return { ...rest, value: value === null ? null : { keyId: keyId(value) } };
}

/** Decode a floor control message under an MKFC, a CSK or the MuSiK as far as it can be read without keys.
 *  Failures: `truncated`. Source: RFC 7714 §9.2. */
export const decodeServerSrtcp: Readonly<
  Record<keyof typeof keyMkis, (octets: Uint8Array) => OfKey>
> = {
  mkfc: (octets) => decoded(decodePayload(srtcpOfMkfc, octets), ({ mki }) => mki.mkfcId),
  csk: (octets) => decoded(decodePayload(srtcpOfCsk, octets), ({ mki }) => mki.cskId),
  musik: (octets) => decoded(decodePayload(srtcpOfMusik, octets), ({ mki }) => mki.musikId),
};
