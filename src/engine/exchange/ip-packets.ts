import { bytesToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { type Findings, note } from './found.ts';

/** Takes IP packets to pieces and fragments together again. Sources: RFC 791, RFC 8200. */

export const protocols = { tcp: 6, udp: 17 } as const;

/** What an IP packet carries, between which addresses. `whole`: nothing of it is missing. */
export type Datagram = Readonly<{
  source: string;
  destination: string;
  protocol: number;
  octets: Uint8Array;
  whole: boolean;
}>;

type Piece = Readonly<{ at: number; octets: Uint8Array }>;
type Pieces = { pieces: Piece[]; held: number; length: number | null };

/** Fragments that wait for others. */
export type Fragments = { readonly open: Map<string, Pieces>; held: number };

export const startFragments = (): Fragments => ({ open: new Map(), held: 0 });

/** Most octets of fragments kept while others are missing, and most packets they are of. */
const maxHeld = 16 * 2 ** 20;
const maxOpen = 4096;
const maxPieces = 128;
const maxDatagram = 65_535;
const maxNesting = 4;

const uint16 = (octets: Uint8Array, at: number) => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

/** What an IP packet carries; null for what is not read, and for a fragment that others must follow. */
export function datagramOf(
  octets: Uint8Array,
  fragments: Fragments,
  findings: Findings,
  nesting = 0,
): Datagram | null {
  const version = (octets[0] ?? 0) >> 4;
  const read = version === 4 ? readIpv4(octets) : version === 6 ? readIpv6(octets) : null;
  if (read === null) return null;
  const whole = read.fragment ? joined(read, read.fragment, fragments, findings) : read;
  if (whole === null) return null;
  const { source, destination, protocol } = read;
  if (protocol === 50) note(findings, fact('found.note.ipsec'));
  const isIp = protocol === 4 || protocol === 41;
  if (isIp && nesting < maxNesting) {
    return datagramOf(whole.octets, fragments, findings, nesting + 1);
  }
  return { source, destination, protocol, octets: whole.octets, whole: whole.whole };
}

type Fragment = Readonly<{ key: string; at: number; isLast: boolean }>;
type Packet = Datagram & Readonly<{ fragment: Fragment | null }>;

function readIpv4(octets: Uint8Array): Packet | null {
  const header = 4 * ((octets[0] ?? 0) & 0x0f);
  if (header < 20 || octets.length < header) return null;
  // A length of zero is left to the network card: the packet ends where the capture does.
  const total = uint16(octets, 2) || octets.length;
  if (total < header) return null;
  const protocol = octets[9] ?? 0;
  const [source, destination] = [12, 16].map((at) => octets.subarray(at, at + 4).join('.'));
  const flags = uint16(octets, 6);
  const at = 8 * (flags & 0x1fff);
  const isMore = (flags & 0x2000) !== 0;
  const key = `${source} ${destination} ${protocol} ${uint16(octets, 4)}`;
  return {
    source: source ?? '',
    destination: destination ?? '',
    protocol,
    octets: octets.subarray(header, Math.min(total, octets.length)),
    whole: total <= octets.length,
    fragment: at > 0 || isMore ? { key, at, isLast: !isMore } : null,
  };
}

const extensions = { hopByHop: 0, routing: 43, fragment: 44, authentication: 51, options: 60 };
const maxExtensions = 16;

function readIpv6(octets: Uint8Array): Packet | null {
  if (octets.length < 40) return null;
  const end = Math.min(octets.length, 40 + (uint16(octets, 4) || octets.length));
  const [source = '', destination = ''] = [8, 24].map((at) =>
    ipv6Text(octets.subarray(at, at + 16)),
  );
  let protocol = octets[6] ?? 0;
  let fragment: Fragment | null = null;
  let at = 40;
  for (let count = 0; count < maxExtensions && at + 8 <= end; count++) {
    const [next = 0, length = 0] = [octets[at], octets[at + 1]];
    if (protocol === extensions.fragment) {
      const flags = uint16(octets, at + 2);
      const key = `${source} ${destination} ${bytesToHex(octets.subarray(at + 4, at + 8))}`;
      fragment = { key, at: flags & 0xfff8, isLast: (flags & 1) === 0 };
      at += 8;
    } else if (protocol === extensions.authentication) at += 4 * (length + 2);
    else if ([extensions.hopByHop, extensions.routing, extensions.options].includes(protocol)) {
      at += 8 * (length + 1);
    } else break;
    protocol = next;
    if (fragment && fragment.at > 0) break;
  }
  if (at > end) return null;
  const whole = 40 + uint16(octets, 4) <= octets.length;
  const isAlone = fragment !== null && fragment.at === 0 && fragment.isLast;
  const rest = { octets: octets.subarray(at, end), whole, fragment: isAlone ? null : fragment };
  return { source, destination, protocol, ...rest };
}

function ipv6Text(octets: Uint8Array): string {
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((at) => uint16(octets, at).toString(16));
  return groups.join(':');
}

/** Keeps a fragment, and gives the whole once none is missing; of doubled octets the first count. */
function joined(
  { octets, whole }: Packet,
  { key, at, isLast }: Fragment,
  fragments: Fragments,
  findings: Findings,
): Readonly<{ octets: Uint8Array; whole: boolean }> | null {
  const { open } = fragments;
  const held: Pieces = open.get(key) ?? { pieces: [], held: 0, length: null };
  const isFull = open.size >= maxOpen || held.pieces.length >= maxPieces;
  if (isFull || fragments.held + octets.length > maxHeld || at + octets.length > maxDatagram) {
    note(findings, fact('found.note.fragments'));
    return null;
  }
  fragments.held += octets.length;
  open.set(key, held);
  held.pieces.push({ at, octets });
  held.held += octets.length;
  if (isLast) held.length = at + octets.length;
  const { pieces, length } = held;
  const all = length === null || held.held < length || !whole ? null : together(pieces, length);
  if (all === null) return null;
  fragments.held -= held.held;
  open.delete(key);
  return { octets: all, whole: true };
}

function together(pieces: readonly Piece[], length: number): Uint8Array | null {
  const all = new Uint8Array(length);
  let end = 0;
  for (const { at, octets } of [...pieces].sort((a, b) => a.at - b.at)) {
    if (at > end) return null;
    const fresh = octets.subarray(end - at);
    if (end >= length) break;
    all.set(fresh.subarray(0, length - end), end);
    end = Math.max(end, Math.min(at + octets.length, length));
  }
  return end === length ? all : null;
}
