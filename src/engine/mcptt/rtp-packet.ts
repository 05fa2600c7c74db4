import { bytes, type InputOf, list, type Names, rest, uint, when } from '../codec/field.ts';
import { type Decoded, decodePayload, encodePayload } from '../codec/payload.ts';
import { equalBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { mki } from './mki.ts';

const clause = 'RFC 3550 §5.1';

/** Voice as it travels: an RTP packet, and the same packet protected by SRTP. */

/** The payload type of our calls. The number is dynamic: signalling says what it stands for. One that no
 *  analyser takes for another format (99 is often redundancy, 100 and 101 are events). */
export const voicePayloadType = 105;

/** Bit rates of AMR-WB by frame type, in kbit/s. Source: RFC 4867 §4.3.2. */
const bitRates = [6.6, 8.85, 12.65, 14.25, 15.85, 18.25, 19.85, 23.05, 23.85];

/** Frame types of AMR-WB. Source: RFC 4867 §4.3.2. */
const frameTypes: Names = {
  ...Object.fromEntries(bitRates.map((rate, type) => [type, fact('field.bitRate', { rate })])),
  9: 'SID',
  14: 'SPEECH_LOST',
  15: 'NO_DATA',
};

/** 32 octets that count up from 10, in place of speech. */
const standInSpeech = () => Uint8Array.from({ length: 32 }, (_, index) => 0x10 + index);

//  +-------+-------+-+-------+-+---+---------------
//  ! CMR   ! R     !F! FT    !Q! P ! speech data ~
//  +-------+-------+-+-------+-+---+---------------
/** One AMR-WB frame, octet-aligned. Source: RFC 4867 §4.4. */
export const amrWbPayload = {
  cmr: uint(4, {
    label: 'CMR',
    clause: 'RFC 4867 §4.3.1',
    names: { ...frameTypes, 15: fact('field.noModeAskedFor') },
  }),
  reserved: uint(4, { label: 'R', clause: 'RFC 4867 §4.4.1' }),
  f: uint(1, {
    label: 'F',
    clause: 'RFC 4867 §4.3.2',
    names: { 0: fact('field.lastFrame'), 1: fact('field.anotherFrame') },
  }),
  ft: uint(4, { label: 'FT', clause: 'RFC 4867 §4.3.2', names: frameTypes }),
  q: uint(1, {
    label: 'Q',
    clause: 'RFC 4867 §4.3.2',
    names: { 0: fact('field.damaged'), 1: fact('field.good') },
  }),
  p: uint(2, { label: 'P', clause: 'RFC 4867 §4.4.2' }),
  speechData: bytes(rest, {
    label: 'Speech data',
    clause: 'RFC 4867 §4.4.3',
    describe: (value) =>
      equalBytes(value, standInSpeech()) ? { valueName: fact('field.standInVoice') } : {},
  }),
};

//   0                   1                   2                   3
//  +---+-+-+-------+-+-------------+-------------------------------+
//  ! V !P!X! CC    !M! PT          ! sequence number               !
//  +---+-+-+-------+-+-------------+-------------------------------+
//  ! timestamp                                                     !
//  +---------------------------------------------------------------+
//  ! SSRC                                                          !
//  +---------------------------------------------------------------+
//  ! CSRC list, extension                                          ~
/** The RTP header. CC and X are 0 in what we send. Source: RFC 3550 §5.1, §5.3.1. */
export const rtpHeader = {
  version: uint(2, { label: 'V', clause, names: { 2: 'RTP version 2' } }),
  padding: uint(1, { label: 'P', clause }),
  extension: uint(1, { label: 'X', clause }),
  csrcCount: uint(4, { label: 'CC', clause }),
  marker: uint(1, { label: 'M', clause }),
  payloadType: uint(7, {
    label: 'PT',
    clause,
    names: { [voicePayloadType]: fact('field.dynamicAmrWb') },
  }),
  sequenceNumber: uint(16, { label: 'sequence number', clause }),
  timestamp: uint(32, { label: 'timestamp', clause }),
  ssrc: uint(32, { label: 'SSRC', clause, hex: true }),
  csrcs: when(
    'csrcCount',
    Array.from({ length: 15 }, (_, index) => index + 1),
    list(
      'csrcCount',
      { csrc: uint(32, { label: 'CSRC', clause, hex: true }) },
      { label: 'CSRC list', clause, itemLabel: 'contributing source' },
    ),
  ),
  profile: when(
    'extension',
    [1],
    uint(16, { label: 'defined by profile', clause: 'RFC 3550 §5.3.1', hex: true }),
  ),
  extensionLength: when('extension', [1], uint(16, { label: 'length', clause: 'RFC 3550 §5.3.1' })),
  extensionWords: when(
    'extension',
    [1],
    list(
      'extensionLength',
      { word: bytes(4, { label: 'word', clause: 'RFC 3550 §5.3.1' }) },
      { label: 'header extension', clause: 'RFC 3550 §5.3.1', itemLabel: '4 octets' },
    ),
  ),
};

/** An RTP packet in clear. Source: RFC 3550 §5.1. */
export const rtp = {
  name: 'RTP',
  clause,
  fields: {
    ...rtpHeader,
    payload: bytes(rest, {
      label: 'payload',
      clause: 'RFC 4867 §4.4',
      parts: (value, { payloadType }) =>
        payloadType === voicePayloadType && isOneFrame(value) ? { fields: amrWbPayload } : null,
    }),
  },
} as const;

const isOneFrame = ([, tableOfContents]: Uint8Array) =>
  tableOfContents !== undefined && tableOfContents < 0x80;

/** An RTP packet under SRTP with AEAD_AES_128_GCM, MKI and ROC: 28 octets more than in clear.
 *  Source: RFC 7714 §8.2, TS 33.179 §7.5.1. */
export const srtp = {
  name: 'SRTP',
  clause: 'RFC 7714 §8.2',
  fields: {
    ...rtpHeader,
    ciphertext: bytes({ allBut: 28 }, { label: 'encrypted payload', clause: 'RFC 7714 §8.2' }),
    tag: bytes(16, { label: 'AEAD authentication tag', clause: 'RFC 7714 §8.2' }),
    mki,
    roc: uint(32, { label: 'ROC', clause: 'RFC 4771 §3' }),
  },
} as const;

export type RtpPacket = InputOf<typeof rtp.fields>;

/** The stand-in for a voice frame: no mode asked for, one good frame of 12.65 kbit/s. 34 octets, no
 *  real voice. Source: RFC 4867 §4.4. */
export function standInVoice(): Uint8Array {
  const speechData = standInSpeech();
  return encodePayload(
    { name: 'AMR-WB', clause: 'RFC 4867 §4.4', fields: amrWbPayload },
    { cmr: 15, reserved: 0, f: 0, ft: 2, q: 1, p: 0, speechData },
  );
}

/** A voice packet with a header of 12 octets. Throws RangeError for numbers that do not fit.
 *  Source: RFC 3550 §5.1. */
export function encodeVoicePacket(
  facts: Readonly<{ sequenceNumber: number; timestamp: number; ssrc: number; payload: Uint8Array }>,
): Uint8Array {
  const flags = { version: 2, padding: 0, extension: 0, csrcCount: 0, marker: 0 };
  return encodePayload(rtp, { ...flags, payloadType: voicePayloadType, ...facts });
}

/** Decodes an RTP packet. Failures: `truncated`. Source: RFC 3550 §5.1. */
export function decodeRtpPacket(octets: Uint8Array): Decoded<RtpPacket> {
  return decodePayload(rtp, octets);
}

/** Decodes a protected RTP packet as far as it can be read without keys. Failures: `truncated`.
 *  Source: RFC 7714 §8.2, TS 33.179 §7.5.1. */
export function decodeSrtpPacket(octets: Uint8Array): Decoded<InputOf<typeof srtp.fields>> {
  return decodePayload(srtp, octets);
}
