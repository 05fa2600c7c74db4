import type { Decoded } from '../codec/payload.ts';
import {
  protectFloorControl,
  protectVoice,
  unprotectFloorControl,
  unprotectVoice,
} from '../crypto/srtp-working.ts';
import type { Working } from '../model/named-value.ts';
import type { OperationName } from '../model/operations.ts';
import type { Clause } from '../model/sources.ts';
import type { ChildBuffer } from './child-buffer.ts';
import { decodeFloorMessage, decodeSrtcpPacket } from './floor-message.ts';
import type { GroupSrtpKeys } from './group-srtp-keys.ts';
import { decodeRtpPacket, decodeSrtpPacket } from './rtp-packet.ts';

/** The two uses of a group key: voice over SRTP and floor control over SRTCP. */

export type Use = 'media' | 'floor';

/** Octets of the MKI of group keys. Source: TS 33.179 §7.3.6. */
const mkiLength = 8;

/** ROC, then SEQ or the SRTCP index, of the first packet of a sender.
 *  Source: RFC 3711 §3.3.1, §3.4. */
export const firstRoc = 0;
export const firstSrtcpIndex = 0;

/** What every protected packet carries in clear behind its tag. */
export type PacketEnd = Readonly<{ mki: Readonly<{ gmkId: number; gukId: number }> }>;

type Opened = Readonly<{ packet: Uint8Array | null; working: Working }>;

/** How packets of one use are protected, read and opened. */
export type PacketUse = Readonly<{
  message: 'media-packet' | 'floor-message';
  /** Where paths in the protected packet start. */
  root: 'SRTP' | 'SRTCP';
  clause: Clause;
  protectOperation: OperationName;
  unprotectOperation: OperationName;
  reveals: Pick<ChildBuffer, 'name' | 'originPath' | 'clause'>;
  protect: (
    packet: Uint8Array,
    keys: GroupSrtpKeys,
  ) => Readonly<{ octets: Uint8Array; working: Working }>;
  unprotect: (octets: Uint8Array, keys: GroupSrtpKeys) => Opened;
  decodeProtected: (octets: Uint8Array) => Decoded<PacketEnd>;
  decodeClear: (octets: Uint8Array) => Pick<Decoded<unknown>, 'tree'>;
}>;

const rtp = ({ rtpKey, rtpSalt }: GroupSrtpKeys) => ({ key: rtpKey, salt: rtpSalt });
const rtcp = ({ rtcpKey, rtcpSalt }: GroupSrtpKeys) => ({ key: rtcpKey, salt: rtcpSalt });

export const packetUses: Readonly<Record<Use, PacketUse>> = {
  media: {
    message: 'media-packet',
    root: 'SRTP',
    clause: 'RFC 7714 §8.2',
    protectOperation: 'srtp-protect',
    unprotectOperation: 'srtp-unprotect',
    reveals: { name: 'rtp-packet', originPath: 'SRTP.ciphertext', clause: 'RFC 3550 §5.1' },
    protect: (packet, keys) => protectVoice({ ...rtp(keys), packet, roc: firstRoc, mki: keys.mki }),
    unprotect: (octets, keys) => unprotectVoice({ ...rtp(keys), octets, mkiLength }),
    decodeProtected: decodeSrtpPacket,
    decodeClear: decodeRtpPacket,
  },
  floor: {
    message: 'floor-message',
    root: 'SRTCP',
    clause: 'RFC 7714 §9.2',
    protectOperation: 'srtcp-protect',
    unprotectOperation: 'srtcp-unprotect',
    reveals: { name: 'rtcp-packet', originPath: 'SRTCP.ciphertext', clause: 'TS 24.380 §8.1.2' },
    protect: (packet, keys) =>
      protectFloorControl({ ...rtcp(keys), packet, index: firstSrtcpIndex, mki: keys.mki }),
    unprotect: (octets, keys) => unprotectFloorControl({ ...rtcp(keys), octets, mkiLength }),
    decodeProtected: decodeSrtcpPacket,
    decodeClear: decodeFloorMessage,
  },
};
