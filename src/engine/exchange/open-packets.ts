import { unprotectRtcp, unprotectRtp } from '../crypto/srtp.ts';
import type { GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import {
  isMki,
  mkiIn,
  type PacketLayout,
  packetLayouts,
  type ReadMki,
} from '../mcptt/packet-layout.ts';
import {
  type Attempt,
  type ClearPacket,
  type FoundPacket,
  type OpenedPacket,
  openedPacket,
  unopenedPacket,
} from './opened-packet.ts';
import {
  createDerivedKeys,
  createSenders,
  csIdsOf,
  type DeriveKeys,
  type PacketKeys,
  type SendersOf,
} from './packet-keys.ts';

/** Opens protected packets somebody captured: every key that can fit is tried, those with the identifier
 *  of the MKI first. A tag that agrees proves which it was. */

/** What is kept from packet to packet: of each source what opened its last packet, and how many did not
 *  open with any key. */
type Search = Pick<PacketKeys, 'keys'> &
  Readonly<{
    derive: DeriveKeys;
    sendersOf: SendersOf;
    last: Map<string, Attempt>;
    closed: Map<string, number>;
  }>;

/** Opens the packets one after the other, in their order. */
export function* openPackets(
  packets: readonly FoundPacket[],
  { keys, users }: PacketKeys,
): Generator<OpenedPacket, void, void> {
  const search: Search = {
    keys,
    derive: createDerivedKeys(),
    sendersOf: createSenders(users),
    last: new Map(),
    closed: new Map(),
  };
  for (const packet of packets) yield openOne(search, packet);
}

function openOne(search: Search, packet: FoundPacket): OpenedPacket {
  const source = sourceOf(packet);
  for (const attempt of attempts(search, packet)) {
    const keys = search.derive(attempt.key, attempt);
    const clear = keys && unprotected(packet, attempt.layout, keys);
    if (!clear) continue;
    search.last.set(source, attempt);
    return openedPacket(packet, attempt, clear, senderOf(search, attempt));
  }
  search.closed.set(source, (search.closed.get(source) ?? 0) + 1);
  return unopenedPacket(packet, likelyMki(packet, search), search.keys);
}

/** Kind and SSRC. */
const sourceOf = ({ kind, octets }: FoundPacket) =>
  `${kind} ${octets.subarray(kind === 'srtp' ? 8 : 4, kind === 'srtp' ? 12 : 8).join()}`;

/** Packets of one source that are tried with keys their MKI does not name: what opens none of them will not
 *  open the rest. */
const mostGuessed = 3;

function* attempts(search: Search, packet: FoundPacket): Generator<Attempt, void, void> {
  const source = sourceOf(packet);
  const last = search.last.get(source);
  if (last && sameMki(packet, last)) yield last;
  const layouts = packetLayouts[packet.kind];
  for (const layout of layouts) yield* attemptsWith(search, packet, layout, true);
  if ((search.closed.get(source) ?? 0) >= mostGuessed) return;
  const [usual] = layouts;
  const mki = usual && mkiIn(packet.octets, usual);
  // Where the MKI of a group key stands, none is missing.
  const hasMki = mki && isMki(mki);
  for (const layout of layouts) {
    if (layout.mkiLength > 0 || !hasMki) yield* attemptsWith(search, packet, layout, false);
  }
}

/** Whether the MKI stands where it stood, and says the same. */
function sameMki({ octets }: FoundPacket, { layout, keyId, gukId }: Attempt): boolean {
  const mki = mkiIn(octets, layout);
  return mki === null || (mki.keyId === keyId && (mki.gukId ?? keyId) === gukId);
}

/** The ways a packet of one layout may have been protected: by the keys the MKI names, or by the others,
 *  which somebody may have named wrongly. */
function* attemptsWith(
  { keys, sendersOf }: Search,
  { octets }: FoundPacket,
  layout: PacketLayout,
  withId: boolean,
): Generator<Attempt, void, void> {
  const mki = mkiIn(octets, layout);
  if (mki === null && layout.mkiLength > 0) return;
  for (const key of keys) {
    const isNamed = mki !== null && key.keyId === mki.keyId;
    if (isNamed !== withId || (mki !== null && !isNamed && !isMki(mki))) continue;
    const senders = mki === null ? sendersOf(key) : [{ gukId: mki.gukId ?? mki.keyId }];
    const keyId = mki?.keyId ?? key.keyId ?? 0;
    for (const { gukId } of senders) {
      for (const csId of csIdsOf(key, keyId, isNamed)) yield { key, layout, keyId, gukId, csId };
    }
  }
}

/** The packet in clear where the tag agrees; without a ROC in it, the first one is taken. */
function unprotected(
  { kind, octets: protectedPacket }: FoundPacket,
  { mkiLength, carriesRoc }: PacketLayout,
  { rtpKey, rtpSalt, rtcpKey, rtcpSalt }: GroupSrtpKeys,
): ClearPacket | null {
  const whole = { protectedPacket, mkiLength };
  if (kind === 'srtcp') return unprotectRtcp({ ...whole, key: rtcpKey, salt: rtcpSalt });
  if (!rtpKey || !rtpSalt) return null;
  const roc = carriesRoc ? {} : { roc: 0 };
  const opened = unprotectRtp({ ...whole, ...roc, key: rtpKey, salt: rtpSalt });
  return opened && { ...opened, encrypted: true };
}

/** Whose GUK-ID it is, of the users that are known. */
const senderOf = ({ sendersOf }: Search, { key, keyId, gukId }: Attempt) =>
  sendersOf(key, keyId).find((sender) => sender.gukId === gukId)?.uri ?? null;

/** The MKI a packet that does not open most likely has: one that names a key held, or one that can be
 *  an MKI at all. */
function likelyMki({ kind, octets }: FoundPacket, { keys }: Search): ReadMki | null {
  const readable = packetLayouts[kind].flatMap((layout) => mkiIn(octets, layout) ?? []);
  const named = readable.find((mki) => keys.some(({ keyId }) => keyId === mki.keyId));
  return named ?? readable.find((mki) => mki.gukId !== null && isMki(mki)) ?? null;
}
