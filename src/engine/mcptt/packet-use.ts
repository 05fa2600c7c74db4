import type { Decoded } from '../codec/payload.ts';
import type { SrtpKey } from '../crypto/srtp.ts';
import {
  protectFloorControl,
  protectVoice,
  unprotectFloorControl,
  unprotectVoice,
} from '../crypto/srtp-working.ts';
import { EngineError } from '../model/failures.ts';
import type { Working } from '../model/named-value.ts';
import type { OperationName } from '../model/operations.ts';
import type { Clause } from '../model/sources.ts';
import type { ChildBuffer } from './child-buffer.ts';
import { decodeFloorMessage, decodeSrtcpPacket } from './floor-message.ts';
import { decodeServerSrtcp } from './floor-taken.ts';
import type { GroupSrtpKeys } from './group-srtp-keys.ts';
import { keyMkiLength, mkiLength } from './mki.ts';
import { decodeRtpPacket, decodeSrtpPacket } from './rtp-packet.ts';

/** The uses of a group key: voice over SRTP and floor control over SRTCP, between members or, under a key
 *  that the server has part in, from it or to it. */

export type Use = 'media' | 'floor';

/** ROC, then SEQ or the SRTCP index, of the first packet of a sender.
 *  Source: RFC 3711 §3.3.1, §3.4. */
export const firstRoc = 0;
export const firstSrtcpIndex = 0;

/** What every protected packet carries in clear behind its tag. */
export type PacketEnd = Readonly<{ gmkId: number; gukId: number }>;

type Opened = Readonly<{ packet: Uint8Array | null; working: Working }>;

/** How packets of one use are protected, read and opened. */
export type PacketUse = Readonly<{
  message: 'media-packet' | 'floor-message' | 'floor-taken';
  /** Path of the key identifier the MKI begins with. */
  keyIdPath: string;
  /** Where paths in the protected packet start. */
  root: 'SRTP' | 'SRTCP';
  clause: Clause;
  protectOperation: OperationName;
  unprotectOperation: OperationName;
  reveals: Pick<ChildBuffer, 'name' | 'originPath' | 'clause'>;
  protect: (
    packet: Uint8Array,
    keys: GroupSrtpKeys,
    index: number,
  ) => Readonly<{ octets: Uint8Array; working: Working }>;
  unprotect: (octets: Uint8Array, keys: GroupSrtpKeys) => Opened;
  decodeProtected: (octets: Uint8Array) => Decoded<PacketEnd>;
  decodeClear: (octets: Uint8Array) => Pick<Decoded<unknown>, 'tree'>;
}>;

/** Nobody sends media under a key of signalling. */
function rtp({ rtpKey, rtpSalt }: GroupSrtpKeys): SrtpKey {
  if (!rtpKey || !rtpSalt) throw new EngineError('srtp', 'the key protects no media');
  return { key: rtpKey, salt: rtpSalt };
}
const rtcp = ({ rtcpKey, rtcpSalt }: GroupSrtpKeys) => ({ key: rtcpKey, salt: rtcpSalt });

type Ended = Readonly<{ mki: PacketEnd }>;

/** The identifiers of the MKI in place of the whole packet. */
const endOf = <T extends Ended>({ value, ...rest }: Decoded<T>): Decoded<PacketEnd> => ({
  ...rest,
  value: value?.mki ?? null,
});

export const packetUses: Readonly<Record<Use, PacketUse>> = {
  media: {
    message: 'media-packet',
    keyIdPath: 'SRTP.mki.gmkId',
    root: 'SRTP',
    clause: 'RFC 7714 §8.2',
    protectOperation: 'srtp-protect',
    unprotectOperation: 'srtp-unprotect',
    reveals: { name: 'rtp-packet', originPath: 'SRTP.ciphertext', clause: 'RFC 3550 §5.1' },
    protect: (packet, keys) => protectVoice({ ...rtp(keys), packet, roc: firstRoc, mki: keys.mki }),
    unprotect: (octets, keys) => unprotectVoice({ ...rtp(keys), octets, mkiLength }),
    decodeProtected: (octets) => endOf(decodeSrtpPacket(octets)),
    decodeClear: decodeRtpPacket,
  },
  floor: {
    message: 'floor-message',
    keyIdPath: 'SRTCP.mki.gmkId',
    root: 'SRTCP',
    clause: 'RFC 7714 §9.2',
    protectOperation: 'srtcp-protect',
    unprotectOperation: 'srtcp-unprotect',
    reveals: { name: 'rtcp-packet', originPath: 'SRTCP.ciphertext', clause: 'TS 24.380 §8.1.2' },
    protect: (packet, keys, index) =>
      protectFloorControl({ ...rtcp(keys), packet, index, mki: keys.mki }),
    unprotect: (octets, keys) => unprotectFloorControl({ ...rtcp(keys), octets, mkiLength }),
    decodeProtected: (octets) => endOf(decodeSrtcpPacket(octets)),
    decodeClear: decodeFloorMessage,
  },
};

/** Floor control under a key that is not diversified: the MKI is its identifier alone.
 *  Source: RFC 7714 §9.2; the MKI is unverified. */
const floorUnder = (
  key: keyof typeof decodeServerSrtcp,
  message: PacketUse['message'],
): PacketUse => ({
  ...packetUses.floor,
  message,
  keyIdPath: `SRTCP.mki.${key}Id`,
  unprotect: (octets, keys) =>
    unprotectFloorControl({ ...rtcp(keys), octets, mkiLength: keyMkiLength }),
  decodeProtected: (octets) => {
    const { value, ...rest } = decodeServerSrtcp[key](octets);
    return { ...rest, value: value && { gmkId: value.keyId, gukId: value.keyId } };
  },
});

/** From the server to all UEs at once, under an MKFC or its MuSiK; and under a CSK from a UE to the server,
 *  and from the server to that UE. Source: TS 24.380 §13.1. */
export const serverFloor = {
  mkfc: floorUnder('mkfc', 'floor-taken'),
  musik: floorUnder('musik', 'floor-taken'),
  cskUp: floorUnder('csk', 'floor-message'),
  cskDown: floorUnder('csk', 'floor-taken'),
} as const;
