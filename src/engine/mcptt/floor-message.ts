import {
  bytes,
  type InputOf,
  lengthOf,
  padding,
  rest,
  sequence,
  uint,
  when,
} from '../codec/field.ts';
import { type Decoded, decodePayload, encodePayload } from '../codec/payload.ts';
import { bytesToUtf8, uint16ToBytes, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { floorFields, floorFieldTables } from './floor-fields.ts';
import { mki } from './mki.ts';

const clause = 'RFC 3550 §6.7';

/** Floor control as it travels: an RTCP APP packet, and the same packet protected by SRTCP. */

const messages = {
  0: 'Floor Request',
  1: 'Floor Granted',
  2: 'Floor Taken',
  3: 'Floor Deny',
  4: 'Floor Release',
  5: 'Floor Idle',
  6: 'Floor Revoke',
  8: 'Floor Queue Position Request',
  9: 'Floor Queue Position Info',
  10: 'Floor Ack',
};

/** The top bit of the subtype asks for a Floor Ack; these messages have that form. */
const acknowledged = [1, 2, 3, 4, 5, 9] as const;

/** Subtypes of floor control. Source: TS 24.380 Table 8.2.2.1-1. */
const subtypes = {
  ...messages,
  ...Object.fromEntries(
    acknowledged.map((subtype) => [
      subtype + 16,
      fact('field.floorAckAskedFor', { message: messages[subtype] }),
    ]),
  ),
};

export const floorRequest = 0;

const appPacketType = 204;
const appName = 'MCPT';

//  +---+-+---------+---------------+-------------------------------+
//  ! V !P! subtype ! PT = APP      ! length                        !
//  +---+-+---------+---------------+-------------------------------+
//  ! SSRC                                                          !
//  +---------------------------------------------------------------+
/** The first 8 octets, which SRTCP leaves in clear; `length` stays that of the clear packet. */
const head = {
  version: uint(2, { label: 'V', clause, names: { 2: 'RTP version 2' } }),
  padding: uint(1, { label: 'P', clause }),
  subtype: uint(5, { label: 'subtype', clause: 'TS 24.380 Table 8.2.2.1-1', names: subtypes }),
  packetType: uint(8, { label: 'PT', clause, names: { [appPacketType]: 'APP' } }),
};

const length = { label: 'length', clause } as const;
const ssrc = { ssrc: uint(32, { label: 'SSRC', clause: 'TS 24.380 §8.1.2', hex: true }) };

const longIds = Array.from({ length: 64 }, (_, index) => 192 + index);
const shortIds = Array.from({ length: 192 }, (_, index) => index);
const fieldClause = 'TS 24.380 §8.1.3';

//  +---------------+---------------+-------------------------------+
//  ! Field ID      ! Length        ! Value, padding                ~
//  +---------------+---------------+-------------------------------+
/** One field; a length of two octets from field ID 192 on. The length counts neither header nor
 *  padding. Source: TS 24.380 §8.1.3. */
const field = {
  fieldId: uint(8, { label: 'Field ID', clause: fieldClause, names: floorFields }),
  length: when('fieldId', shortIds, lengthOf('value', 8, { label: 'Length', clause: fieldClause })),
  value: when(
    'fieldId',
    shortIds,
    bytes('length', {
      label: 'Value',
      clause: 'TS 24.380 Table 8.2.3.1-2',
      parts: (_value, { fieldId }) => {
        const fields = floorFieldTables[Number(fieldId)];
        return fields ? { fields } : null;
      },
    }),
  ),
  longLength: when(
    'fieldId',
    longIds,
    lengthOf('longValue', 16, { label: 'Length (2 octets)', clause: fieldClause }),
  ),
  longValue: when(
    'fieldId',
    longIds,
    bytes('longLength', { label: 'Value (long field)', clause: fieldClause }),
  ),
  padding: padding(4, { label: 'Padding', clause: fieldClause }),
};

/** A floor control message in clear. Source: TS 24.380 §8.1.2. */
export const floorMessage = {
  name: 'APP',
  clause: 'TS 24.380 §8.1.2',
  fields: {
    ...head,
    length: lengthOf(['ssrc', 'name', 'fields'], 16, length, 4),
    ...ssrc,
    name: bytes(4, {
      label: 'name',
      clause: 'TS 24.380 §8.1.2',
      unverified: true,
      describe: (value) => ({ text: bytesToUtf8(value) ?? '' }),
    }),
    fields: sequence(rest, field, {
      label: 'application-dependent data',
      clause: fieldClause,
      itemLabel: 'field',
    }),
  },
} as const;

/** A floor control message under SRTCP with AEAD_AES_128_GCM and MKI: 28 octets more than in
 *  clear. Source: RFC 7714 §9.2. */
export const srtcp = {
  name: 'SRTCP',
  clause: 'RFC 7714 §9.2',
  fields: {
    ...head,
    length: uint(16, length),
    ...ssrc,
    ciphertext: bytes({ allBut: 28 }, { label: 'encrypted portion', clause: 'RFC 7714 §9.2' }),
    tag: bytes(16, { label: 'AEAD authentication tag', clause: 'RFC 7714 §9.2' }),
    e: uint(1, {
      label: 'E',
      clause: 'RFC 3711 §3.4',
      names: { 0: fact('field.notEncrypted'), 1: fact('field.encrypted') },
    }),
    index: uint(31, { label: 'SRTCP index', clause: 'RFC 3711 §3.4' }),
    mki,
  },
} as const;

export type FloorMessage = InputOf<typeof floorMessage.fields>;

const normalCall = 0x8000;
const temporaryGroup = 0x0100;

/** A Floor Request as off the network: priority (0 to 255, 255 highest), the MCPTT ID of who asks, which
 *  a request off the network has to carry, and the indicators "normal call" and, where the call is on a
 *  temporary group, that (its use in a regroup is unverified). 22 octets and the MCPTT ID, up to a
 *  multiple of 4. Throws RangeError for numbers that do not fit.
 *  Source: TS 24.380 Table 8.2.4-1, Table 8.2.2.1-1, Table 8.2.3.1-2. */
export function encodeFloorRequest(
  facts: Readonly<{ ssrc: number; priority: number; userId: string; temporary?: boolean }>,
): Uint8Array {
  const indicator = facts.temporary ? normalCall | temporaryGroup : normalCall;
  return encodeFloorMessage({
    subtype: floorRequest,
    ssrc: facts.ssrc,
    fields: [
      { fieldId: 0, value: Uint8Array.of(facts.priority, 0) },
      { fieldId: 6, value: utf8ToBytes(facts.userId) },
      { fieldId: 13, value: uint16ToBytes(indicator) },
    ],
  });
}

/** A floor control message, fields in the order given. Throws TypeError or RangeError for values
 *  that do not fit. Source: TS 24.380 §8.1.2, §8.1.3. */
export function encodeFloorMessage(
  facts: Pick<FloorMessage, 'subtype' | 'ssrc' | 'fields'>,
): Uint8Array {
  const head = { version: 2, padding: 0, packetType: appPacketType };
  return encodePayload(floorMessage, { ...head, name: utf8ToBytes(appName), ...facts });
}

/** Decodes a floor control message. Failures: `truncated`, `payload`.
 *  Source: TS 24.380 §8.1.2, §8.1.3. */
export function decodeFloorMessage(octets: Uint8Array): Decoded<FloorMessage> {
  return decodePayload(floorMessage, octets);
}

/** Decodes a protected floor control message as far as it can be read without keys. Failures:
 *  `truncated`. Source: RFC 7714 §9.2. */
export function decodeSrtcpPacket(octets: Uint8Array): Decoded<InputOf<typeof srtcp.fields>> {
  return decodePayload(srtcp, octets);
}
