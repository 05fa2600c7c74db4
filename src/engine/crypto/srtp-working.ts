import { bytesToNumberBE } from '../model/big-integers.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';
import { openValue, secretValue } from './named.ts';
import {
  protectRtcp,
  protectRtp,
  rtcpIv,
  rtpHeaderLength,
  rtpIv,
  type SrtpKey,
  unprotectRtcp,
  unprotectRtp,
} from './srtp.ts';

/** SRTP and SRTCP with every intermediate shown. `mki` has `mkiLength` octets. */

const srtpClause: Clause = 'RFC 7714 §8.2';
const srtcpClause: Clause = 'RFC 7714 §9.2';
const tagBytes = 16;
const clearBytes = 8;
/** The flag E in the word it shares with the index. */
const encrypted = 2 ** 31;

const sessionInputs = (protocol: 'srtp' | 'srtcp', { key, salt }: SrtpKey) => [
  secretValue(`${protocol}SessionKey`, key, 'RFC 3711 §4.3'),
  secretValue(`${protocol}SessionSalt`, salt, 'RFC 3711 §4.3'),
];

/** Nothing comes out of a packet whose tag does not agree. */
const refused: readonly NamedValue[] = [openValue('tagAgrees', false, 'RFC 7714 §5.2')];

type Protected = Readonly<{ octets: Uint8Array; working: Working }>;
type Opened = Readonly<{ packet: Uint8Array | null; working: Working }>;

/** Protects an RTP packet as `protectRtp`; throws as it does. Source: RFC 7714 §8.1, §8.2. */
export function protectVoice(
  input: SrtpKey & { packet: Uint8Array; roc: number; mki: Uint8Array },
): Protected {
  const octets = protectRtp(input);
  const tagEnd = octets.length - input.mki.length - 4;
  const working: Working = {
    clause: srtpClause,
    inputs: [
      secretValue('rtpPacket', input.packet, 'RFC 3550 §5.1'),
      ...sessionInputs('srtp', input),
      openValue('ROC', input.roc, 'RFC 3711 §3.3.1'),
      openValue('MKI', input.mki, 'TS 33.179 §7.3.6'),
    ],
    intermediates: rtpIntermediates(input.packet, input.roc, input.salt),
    outputs: [
      openValue('tag', octets.slice(tagEnd - tagBytes, tagEnd), 'RFC 7714 §5.1'),
      openValue('srtpPacket', octets, srtpClause),
    ],
  };
  return { octets, working };
}

/** What is worked out of an RTP header: SSRC, index, IV and AAD; nothing where it is broken. */
function rtpIntermediates(packet: Uint8Array, roc: number, salt: Uint8Array): NamedValue[] {
  const headerLength = rtpHeaderLength(packet);
  if (headerLength === null) return [];
  const sequenceNumber = (packet[2] ?? 0) * 256 + (packet[3] ?? 0);
  return [
    openValue('SSRC', packet.slice(8, 12), 'RFC 3550 §5.1'),
    openValue('packetIndex', 2 ** 16 * roc + sequenceNumber, 'RFC 3711 §3.3.1'),
    openValue('IV', rtpIv(packet, roc, salt), 'RFC 7714 §8.1'),
    openValue('AAD', packet.slice(0, headerLength), 'RFC 7714 §8.2'),
  ];
}

/** Opens a protected RTP packet as `unprotectRtp`; `packet` is null when that refuses it. It has at
 *  least the 4 octets of the ROC. Source: RFC 7714 §8.2, RFC 4771 §3. */
export function unprotectVoice(input: SrtpKey & { octets: Uint8Array; mkiLength: number }): Opened {
  const { octets, mkiLength, key, salt } = input;
  const opened = unprotectRtp({ key, salt, protectedPacket: octets, mkiLength });
  const roc = Number(bytesToNumberBE(octets.subarray(-4)));
  const working: Working = {
    clause: srtpClause,
    inputs: [
      openValue('srtpPacket', octets, srtpClause),
      ...sessionInputs('srtp', input),
      openValue('ROC', roc, 'RFC 4771 §3'),
    ],
    intermediates: rtpIntermediates(octets, roc, salt),
    outputs: opened ? [secretValue('rtpPacket', opened.packet, 'RFC 3550 §5.1')] : refused,
  };
  return { packet: opened?.packet ?? null, working };
}

/** Protects and encrypts an RTCP packet as `protectRtcp`; throws as it does.
 *  Source: RFC 7714 §9.1, §9.2. */
export function protectFloorControl(
  input: SrtpKey & { packet: Uint8Array; index: number; mki: Uint8Array },
): Protected {
  const octets = protectRtcp({ ...input, encrypted: true });
  const tagEnd = octets.length - input.mki.length - 4;
  const working: Working = {
    clause: srtcpClause,
    inputs: [
      secretValue('rtcpPacket', input.packet, 'TS 24.380 §8.1.2'),
      ...sessionInputs('srtcp', input),
      openValue('srtcpIndex', input.index, 'RFC 3711 §3.4'),
      openValue('MKI', input.mki, 'TS 33.179 §7.3.6'),
    ],
    intermediates: rtcpIntermediates(
      input.packet.slice(0, clearBytes),
      encrypted + input.index,
      input,
    ),
    outputs: [
      openValue('tag', octets.slice(tagEnd - tagBytes, tagEnd), 'RFC 7714 §5.1'),
      openValue('srtcpPacket', octets, srtcpClause),
    ],
  };
  return { octets, working };
}

/** SSRC, IV and AAD. `clear` are the octets that stay readable, `word` is E and the index. */
function rtcpIntermediates(clear: Uint8Array, word: number, { salt }: SrtpKey): NamedValue[] {
  return [
    openValue('SSRC', clear.slice(4, 8), 'RFC 3550 §6.7'),
    openValue('IV', rtcpIv(clear, word % encrypted, salt), 'RFC 7714 §9.1'),
    openValue('AAD', concatBytes(clear, uint32ToBytes(word)), 'RFC 7714 §9.2'),
  ];
}

/** Opens a protected RTCP packet as `unprotectRtcp`; `packet` is null when that refuses it. It has
 *  at least 8 octets, the tag, E and index, and the MKI. Source: RFC 7714 §9.2, §9.3. */
export function unprotectFloorControl(
  input: SrtpKey & { octets: Uint8Array; mkiLength: number },
): Opened {
  const { octets, mkiLength, key, salt } = input;
  const opened = unprotectRtcp({ key, salt, protectedPacket: octets, mkiLength });
  const wordAt = octets.length - mkiLength - 4;
  const word = Number(bytesToNumberBE(octets.subarray(wordAt, wordAt + 4)));
  const clear = octets.slice(0, word < encrypted ? wordAt - tagBytes : clearBytes);
  const working: Working = {
    clause: srtcpClause,
    inputs: [
      openValue('srtcpPacket', octets, srtcpClause),
      ...sessionInputs('srtcp', input),
      openValue('srtcpIndex', word % encrypted, 'RFC 3711 §3.4'),
    ],
    intermediates: rtcpIntermediates(clear, word, input),
    outputs: opened ? [secretValue('rtcpPacket', opened.packet, 'TS 24.380 §8.1.2')] : refused,
  };
  return { packet: opened?.packet ?? null, working };
}
