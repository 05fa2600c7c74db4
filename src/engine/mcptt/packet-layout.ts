import { bytesToNumberBE } from '../model/big-integers.ts';
import { keyKindOf } from '../model/key-kind.ts';

/** How a protected packet ends, which nothing in it tells: whether it carries an MKI, of which length, and
 *  whether the ROC stands behind it. */

export type Protocol = 'srtp' | 'srtcp';

/** Octets of the MKI, and whether the ROC is carried (RFC 4771 §3, as TS 33.179 §7.5.1 has it). */
export type PacketLayout = Readonly<{ mkiLength: 0 | 4 | 8; carriesRoc: boolean }>;

/** The identifiers of an MKI: of one that is the identifier of a key alone, no GUK-ID. */
export type ReadMki = Readonly<{ keyId: number; gukId: number | null }>;

const withRoc = [8, 4, 0].map((mkiLength) => ({ mkiLength, carriesRoc: true }) as PacketLayout);
const withoutRoc = withRoc.map((layout) => ({ ...layout, carriesRoc: false }));

/** The layouts of a protocol, that of MCPTT first. */
export const packetLayouts: Readonly<Record<Protocol, readonly PacketLayout[]>> = {
  srtp: [...withRoc, ...withoutRoc],
  srtcp: withoutRoc,
};

/** The shortest protected packet: the header and the tag of AES-GCM, of SRTCP also E and the index. */
export const shortestPacket: Readonly<Record<Protocol, number>> = { srtp: 28, srtcp: 28 };

/** The MKI a packet has if it ends so; null where it then has none, or is too short. */
export function mkiIn(octets: Uint8Array, layout: PacketLayout): ReadMki | null {
  const { mkiLength, carriesRoc } = layout;
  const end = octets.length - (carriesRoc ? 4 : 0);
  const start = end - mkiLength;
  if (mkiLength === 0 || start < 8) return null;
  const uint32At = (at: number) => Number(bytesToNumberBE(octets.subarray(at, at + 4)));
  return { keyId: uint32At(start), gukId: mkiLength === 8 ? uint32At(start + 4) : null };
}

/** Whether identifiers can be those of an MKI: a GMK-ID with a GUK-ID, or of another key that alone.
 *  Source: TS 33.179 §7.3.6, TS 33.180 §5.2.3. */
export function isMki({ keyId, gukId }: ReadMki): boolean {
  const kind = keyKindOf(keyId);
  if (kind === null) return false;
  return gukId === null ? !kind.diversified : kind.diversified && keyKindOf(gukId) === kind;
}
