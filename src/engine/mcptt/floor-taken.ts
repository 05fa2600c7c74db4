import { bytes, type InputOf } from '../codec/field.ts';
import { type Decoded, decodePayload } from '../codec/payload.ts';
import { uint16ToBytes, utf8ToBytes } from '../model/bytes.ts';
import { encodeFloorMessage, srtcp } from './floor-message.ts';
import { mkfcMki } from './mki.ts';

/** Floor control by multicast, from the server to the UEs: the message, and the same one protected
 *  under an MKFC. */

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

/** A protected floor control message whose MKI is an MKFC-ID: 24 octets more than in clear.
 *  Source: RFC 7714 §9.2. */
const srtcpOfMkfc = {
  ...srtcp,
  fields: {
    ...srtcp.fields,
    ciphertext: bytes({ allBut: 24 }, { label: 'encrypted portion', clause: 'RFC 7714 §9.2' }),
    mki: mkfcMki,
  },
} as const;

/** Decodes a floor control message under an MKFC as far as it can be read without keys. Failures:
 *  `truncated`. Source: RFC 7714 §9.2. */
export function decodeMulticastSrtcp(
  octets: Uint8Array,
): Decoded<InputOf<typeof srtcpOfMkfc.fields>> {
  return decodePayload(srtcpOfMkfc, octets);
}
