/** What a frame carries, by its link type. Numbers: https://www.tcpdump.org/linktypes.html */

/** An IP packet, a message a program exported with what it is, or something not read. */
export type Carried =
  | Readonly<{ kind: 'ip'; octets: Uint8Array }>
  | Readonly<{ kind: 'pdu'; octets: Uint8Array; protocol: string }>
  | Readonly<{ kind: 'other' }>
  | Readonly<{ kind: 'unknown link' }>;

const other: Carried = { kind: 'other' };
const uint16 = (octets: Uint8Array, at: number) => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

const etherTypes = { ipv4: 0x0800, ipv6: 0x86dd, pppoe: 0x8864 } as const;
const vlanTypes = [0x8100, 0x88a8, 0x9100];

/** What a frame of a link type carries. */
export function carriedBy(link: number, octets: Uint8Array): Carried {
  switch (link) {
    case 0:
    case 108:
      return inLoopback(octets);
    case 1:
      return inEther(octets, 12);
    case 12:
    case 14:
    case 101:
      return inIp(octets, 0);
    case 228:
    case 229:
      return inIp(octets, 0);
    case 113:
      return inEther(octets, 14);
    case 276:
      return inCooked(octets);
    case 252:
      return inExported(octets);
    default:
      return { kind: 'unknown link' };
  }
}

function inIp(octets: Uint8Array, at: number): Carried {
  const version = (octets[at] ?? 0) >> 4;
  return version === 4 || version === 6 ? { kind: 'ip', octets: octets.subarray(at) } : other;
}

/** Four octets of an address family, in the byte order of whichever machine. */
const inLoopback = (octets: Uint8Array): Carried => (octets.length > 4 ? inIp(octets, 4) : other);

/** EtherType at an offset, behind any number of VLAN tags. Source: IEEE 802.1Q. */
function inEther(octets: Uint8Array, at: number): Carried {
  let place = at;
  while (vlanTypes.includes(uint16(octets, place)) && place + 4 < octets.length) place += 4;
  return ofEtherType(octets, uint16(octets, place), place + 2);
}

function ofEtherType(octets: Uint8Array, type: number, at: number): Carried {
  if (type === etherTypes.ipv4 || type === etherTypes.ipv6) return inIp(octets, at);
  // PPPoE: six octets of its own, then the protocol of PPP.
  return type === etherTypes.pppoe ? inIp(octets, at + 8) : other;
}

const inCooked = (octets: Uint8Array): Carried => ofEtherType(octets, uint16(octets, 0), 20);

const tags = { end: 0, names: [12, 13, 14] } as const;

/** A PDU Wireshark exported: tags that say what it is, then the PDU. */
function inExported(octets: Uint8Array): Carried {
  let protocol = '';
  for (let at = 0; at + 4 <= octets.length; ) {
    const [tag, length] = [uint16(octets, at), uint16(octets, at + 2)];
    at += 4;
    if (tag === tags.end) return { kind: 'pdu', octets: octets.subarray(at), protocol };
    const value = octets.subarray(at, at + Math.min(length, 64));
    if (tags.names.some((name) => name === tag)) {
      protocol = String.fromCharCode(...value.filter((octet) => octet > 0x20 && octet < 0x7f));
    }
    at += length;
  }
  return other;
}
