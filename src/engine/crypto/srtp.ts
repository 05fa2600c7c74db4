import { ctr } from '@noble/ciphers/aes.js';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, uint16ToBytes, uint32ToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';
import { openAesGcm, sealAesGcm } from './aes-gcm.ts';
import { requireLength, valuesUnder } from './named.ts';

const saltBytes = 12;
const tagBytes = 16;
const rocBytes = 4;
const indexBytes = 4;
const rtcpClearBytes = 8;
const encryptedFlag = 0x8000_0000;

/** The key derivation labels. Source: RFC 3711 §4.3.1 and §4.3.2. */
export const srtpLabels = Object.freeze({
  rtpKey: 0,
  rtpAuthentication: 1,
  rtpSalt: 2,
  rtcpKey: 3,
  rtcpAuthentication: 4,
  rtcpSalt: 5,
});

/** `length` octets of the AES-CM PRF for one label, key derivation rate 0. A salt shorter than 14
 *  octets is padded on the right with zero octets. Throws RangeError for a key of other than 16
 *  octets or a salt over 14. Source: RFC 3711 §4.3.1 and §4.3.3. */
export function aesCmPrf(
  masterKey: Uint8Array,
  masterSalt: Uint8Array,
  label: number,
  length: number,
): Uint8Array {
  requireLength('masterKey', masterKey, 16);
  if (masterSalt.length > 14) {
    throw new RangeError(`masterSalt: expected at most 14 bytes, found ${masterSalt.length}`);
  }
  const block = new Uint8Array(16);
  block.set(masterSalt);
  block[7] = (block[7] ?? 0) ^ label;
  return ctr(masterKey, block).encrypt(new Uint8Array(length));
}

/** The session keys (16 octets) and salts (12 octets) of SRTP and SRTCP.
 *  Throws RangeError for a key of other than 16 octets or a salt of other than 12.
 *  Source: RFC 3711 §4.3, RFC 7714 §11. */
export function deriveSrtpSessionKeys(input: { masterKey: Uint8Array; masterSalt: Uint8Array }): {
  rtpKey: Uint8Array;
  rtpSalt: Uint8Array;
  rtcpKey: Uint8Array;
  rtcpSalt: Uint8Array;
  working: Working;
} {
  const { masterKey, masterSalt } = input;
  requireLength('masterSalt', masterSalt, saltBytes);
  const clause: Clause = 'RFC 3711 §4.3';
  const { secret } = valuesUnder(clause);
  const rtpKey = aesCmPrf(masterKey, masterSalt, srtpLabels.rtpKey, 16);
  const rtpSalt = aesCmPrf(masterKey, masterSalt, srtpLabels.rtpSalt, saltBytes);
  const rtcpKey = aesCmPrf(masterKey, masterSalt, srtpLabels.rtcpKey, 16);
  const rtcpSalt = aesCmPrf(masterKey, masterSalt, srtpLabels.rtcpSalt, saltBytes);
  const working: Working = {
    clause,
    inputs: [secret('srtpMasterKey', masterKey), secret('srtpMasterSalt', masterSalt)],
    intermediates: [
      secret('saltPadded', concatBytes(masterSalt, new Uint8Array(2)), 'RFC 7714 §11'),
    ],
    outputs: [
      secret('srtpSessionKey', rtpKey, 'RFC 3711 §4.3.1'),
      secret('srtpSessionSalt', rtpSalt, 'RFC 3711 §4.3.1'),
      secret('srtcpSessionKey', rtcpKey, 'RFC 3711 §4.3.2'),
      secret('srtcpSessionSalt', rtcpSalt, 'RFC 3711 §4.3.2'),
    ],
  };
  return { rtpKey, rtpSalt, rtcpKey, rtcpSalt, working };
}

function xorSalt(salt: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  requireLength('salt', salt, saltBytes);
  return concatBytes(...parts).map((octet, index) => octet ^ (salt[index] ?? 0));
}

/** Octets of the RTP header with its CSRC list and extension, or `null` when `packet` is shorter or
 *  not version 2. Source: RFC 3711 §3.1 (header of RFC 3550). */
export function rtpHeaderLength(packet: Uint8Array): number | null {
  const first = packet[0];
  if (first === undefined || packet.length < 12 || first >> 6 !== 2) return null;
  const fixed = 12 + 4 * (first & 0x0f);
  if ((first & 0x10) === 0) return packet.length < fixed ? null : fixed;
  if (packet.length < fixed + 4) return null;
  const words = Number(bytesToNumberBE(packet.subarray(fixed + 2, fixed + 4)));
  const whole = fixed + 4 + 4 * words;
  return packet.length < whole ? null : whole;
}

/** 0000 ‖ SSRC ‖ ROC ‖ SEQ, XORed with the session salt. Source: RFC 7714 §8.1. */
export function rtpIv(packet: Uint8Array, roc: number, salt: Uint8Array): Uint8Array {
  const [ssrc, seq] = [packet.subarray(8, 12), packet.subarray(2, 4)];
  return xorSalt(salt, uint16ToBytes(0), ssrc, uint32ToBytes(roc), seq);
}

/** Session key (16 octets) and session salt (12 octets). */
export type SrtpKey = Readonly<{ key: Uint8Array; salt: Uint8Array }>;

/** Protects an RTP packet with AEAD_AES_128_GCM: header ‖ ciphertext ‖ tag ‖ MKI ‖ ROC (4 octets,
 *  RCCm3). Throws RangeError for a malformed packet, a key of other than 16 octets, a salt of other
 *  than 12 or a `roc` over 32 bits. Source: RFC 7714 §8.2, RFC 4771 §3, TS 33.179 §7.5.1. */
export function protectRtp(
  input: SrtpKey & { packet: Uint8Array; roc: number; mki: Uint8Array },
): Uint8Array {
  const { key, salt, packet, roc, mki } = input;
  const headerLength = rtpHeaderLength(packet);
  if (headerLength === null) throw new RangeError('packet: expected a whole RTP header');
  const header = packet.slice(0, headerLength);
  const sealed = sealAesGcm(key, rtpIv(packet, roc, salt), header, packet.slice(headerLength));
  return concatBytes(header, sealed, mki, uint32ToBytes(roc));
}

/** The RTP packet inside a protected one with its MKI and ROC, or `null` when it is too short or
 *  the tag does not match. `mkiLength` in octets. `roc`: where the packet does not carry one.
 *  Source: RFC 7714 §8.2, RFC 4771 §3, TS 33.179 §7.5.1. */
export function unprotectRtp(
  input: SrtpKey & { protectedPacket: Uint8Array; mkiLength: number; roc?: number },
): Readonly<{ packet: Uint8Array; roc: number; mki: Uint8Array }> | null {
  const { key, salt, protectedPacket, mkiLength } = input;
  const mkiAt = protectedPacket.length - (input.roc === undefined ? rocBytes : 0) - mkiLength;
  const headerLength = rtpHeaderLength(protectedPacket);
  if (headerLength === null || mkiAt < headerLength + tagBytes) return null;
  const mki = protectedPacket.slice(mkiAt, mkiAt + mkiLength);
  const roc = input.roc ?? Number(bytesToNumberBE(protectedPacket.subarray(mkiAt + mkiLength)));
  const header = protectedPacket.slice(0, headerLength);
  const iv = rtpIv(protectedPacket, roc, salt);
  const payload = openAesGcm(key, iv, header, protectedPacket.slice(headerLength, mkiAt));
  return payload === null ? null : { packet: concatBytes(header, payload), roc, mki };
}

/** 0000 ‖ SSRC ‖ 0000 ‖ index, XORed with the session salt. Source: RFC 7714 §9.1. */
export function rtcpIv(packet: Uint8Array, index: number, salt: Uint8Array): Uint8Array {
  const zero = uint16ToBytes(0);
  return xorSalt(salt, zero, packet.subarray(4, 8), zero, uint32ToBytes(index));
}

/** Protects an RTCP packet with AEAD_AES_128_GCM: first 8 octets ‖ ciphertext ‖ tag ‖ E and index ‖
 *  MKI. `index` has 31 bits. With `encrypted` false the packet stays readable and only a tag is added.
 *  Throws RangeError for a packet under 8 octets, an index over 31 bits, a key of other than 16
 *  octets, a salt of other than 12. Source: RFC 7714 §9.2 and §9.3. */
export function protectRtcp(
  input: SrtpKey & { packet: Uint8Array; index: number; mki: Uint8Array; encrypted: boolean },
): Uint8Array {
  const { key, salt, packet, index, mki, encrypted } = input;
  if (packet.length < rtcpClearBytes) throw new RangeError('packet: expected at least 8 bytes');
  if (!Number.isInteger(index) || index < 0 || index >= encryptedFlag) {
    throw new RangeError(`index: expected 31 bits, found ${index}`);
  }
  const word = numberToBytesBE(encrypted ? index + encryptedFlag : index, indexBytes);
  const clear = encrypted ? packet.slice(0, rtcpClearBytes) : packet;
  const rest = encrypted ? packet.slice(rtcpClearBytes) : new Uint8Array(0);
  const sealed = sealAesGcm(key, rtcpIv(packet, index, salt), concatBytes(clear, word), rest);
  return concatBytes(clear, sealed, word, mki);
}

/** The RTCP packet inside a protected one with its index and MKI, or `null` when it is too short or
 *  the tag does not match. `mkiLength` in octets. Source: RFC 7714 §9.2 and §9.3. */
export function unprotectRtcp(
  input: SrtpKey & { protectedPacket: Uint8Array; mkiLength: number },
): Readonly<{ packet: Uint8Array; index: number; mki: Uint8Array; encrypted: boolean }> | null {
  const { key, salt, protectedPacket, mkiLength } = input;
  const wordAt = protectedPacket.length - mkiLength - indexBytes;
  if (wordAt < rtcpClearBytes + tagBytes) return null;
  const word = protectedPacket.slice(wordAt, wordAt + indexBytes);
  const mki = protectedPacket.slice(wordAt + indexBytes);
  const wordValue = Number(bytesToNumberBE(word));
  const encrypted = wordValue >= encryptedFlag;
  const index = encrypted ? wordValue - encryptedFlag : wordValue;
  const clearLength = encrypted ? rtcpClearBytes : wordAt - tagBytes;
  const clear = protectedPacket.slice(0, clearLength);
  const sealed = protectedPacket.slice(clearLength, wordAt);
  const iv = rtcpIv(protectedPacket, index, salt);
  const rest = openAesGcm(key, iv, concatBytes(clear, word), sealed);
  return rest === null ? null : { packet: concatBytes(clear, rest), index, mki, encrypted };
}
