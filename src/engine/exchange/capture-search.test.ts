import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../cli/words.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { gktpDocument } from '../signalling/documents.ts';
import { composeTextMessage } from '../signalling/text-message.ts';
import {
  block,
  enhanced,
  ethernet,
  interfaceBlock,
  ipv4,
  ipv6,
  number,
  octets,
  oldPacket,
  option,
  pcap,
  section,
  simple,
  tcp,
  udp,
} from '../testing/captures.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import { findMessages } from './find-messages.ts';

const { i_message_hex: hex, i_message_base64: base64 } = bundle;
const message = hexToBytes(hex);
const words = wordsOf();
const packet = ipv4(17, udp(message));

/** What is found in a capture: the places of the message, in words, and the notes. */
function foundIn(file: Uint8Array) {
  const found = findMessages(file);
  if (!found.ok) return { from: [], notes: found.problems.map((one) => words.fact(one.problem)) };
  for (const one of found.messages) {
    if (one.kind === 'mikey') expect(bytesToHex(one.octets)).toBe(hex);
  }
  return {
    from: found.messages.map((one) => words.fact(one.from)),
    notes: found.notes.map((one) => words.fact(one)),
  };
}
const onlyIn = (number: number) => ({ from: [`packet ${number}`], notes: [] });

const invite = composeTextMessage(
  'INVITE sip:bob@example.org SIP/2.0',
  ['From: <sip:alice@example.org>', 'Content-Type: application/sdp'],
  `v=0\r\na=key-mgmt:mikey ${base64}\r\n`,
);
const document = gktpDocument([{ id: 'gmk-1', list: 'GMK', octets: message }], {
  uri: 'sip:g@example.org',
  name: '',
  temporary: false,
});
const answer = composeTextMessage('HTTP/1.1 200 OK', ['Content-Type: application/xml'], document);
const pieces = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    utf8ToBytes(text.slice(at * size, (at + 1) * size)),
  );

describe('kinds of capture', () => {
  it('[pcap §4] a file of one packet, written by hand', () => {
    const file = octets(`
      d4c3b2a1 0200 0400 00000000 00000000 ffff0000 65000000
      00fe5569 01000000 2e000000 2e000000
      4500002e 00070000 40110000 0a000001 0a000002 9c4008dd 001a0000
      011a05010f5d28400001 0b00ed0037800000`);
    const found = findMessages(file);
    expect(found.ok && found.messages).toMatchObject([
      { kind: 'mikey', unixSeconds: 0x6955fe00, octets: file.subarray(-18) },
    ]);
  });

  // biome-ignore format: a table
  it.each([
    ['microseconds, little-endian', pcap([packet], { link: 101 })],
    ['microseconds, big-endian', pcap([packet], { link: 101, order: 'big' })],
    ['nanoseconds, little-endian', pcap([packet], { link: 101, magic: '4d3cb2a1' })],
    ['nanoseconds, big-endian', pcap([packet], { link: 101, order: 'big', magic: 'a1b23c4d' })],
    ['with checksums of frames announced', pcap([packet], { link: 0x14000065 })],
  ])('[pcap §4] %s', (_what, file) => {
    expect(foundIn(file)).toEqual(onlyIn(1));
    const found = findMessages(file);
    expect(found.ok && found.messages[0]?.unixSeconds).toBe(1_767_225_600);
  });

  it.each(['little', 'big'] as const)('[pcapng §4] all blocks with packets, %s-endian', (order) => {
    const file = concatBytes(
      section(order, option(1, order, utf8ToBytes('by hand'))),
      interfaceBlock(101, order),
      block(4, order, octets('00000000')),
      enhanced(packet, order, { comment: 'the first' }),
      block(0x0bad, order, octets('01020304')),
      simple(packet, order),
      oldPacket(packet, order),
    );
    const found = findMessages(file);
    expect(foundIn(file)).toEqual({ from: ['packet 1', 'packet 2', 'packet 3'], notes: [] });
    expect(found.ok && found.messages[0]?.comment).toBe('the first');
    expect(found.ok && words.fact(found.taken)).toBe('a capture (pcapng) of 3 packets');
  });

  it('[pcapng §4.1] sections each in their byte order, with interfaces of their own', () => {
    const part = (order: 'little' | 'big', link: number, frame: Uint8Array) =>
      concatBytes(section(order), interfaceBlock(link, order), enhanced(frame, order));
    const file = concatBytes(part('big', 101, packet), part('little', 1, ethernet(packet)));
    expect(foundIn(file)).toEqual({ from: ['packet 1', 'packet 2'], notes: [] });
  });

  it('[pcapng §4.2] times in the resolution of the interface, with its offset', () => {
    const at = (ticks: bigint, ...options: readonly Uint8Array[]) => {
      const file = concatBytes(
        section('little'),
        interfaceBlock(101, 'little', 0, ...options),
        enhanced(packet, 'little', { ticks }),
      );
      const found = findMessages(file);
      return found.ok ? found.messages[0]?.unixSeconds : null;
    };
    expect(at(1_767_225_600_999_999n)).toBe(1_767_225_600);
    expect(at(1_767_225_600_999_999_999n, option(9, 'little', octets('09')))).toBe(1_767_225_600);
    expect(at(1_767_225_600n << 10n, option(9, 'little', octets('8a')))).toBe(1_767_225_600);
    const offset = option(14, 'little', number(1_767_225_000, 8, 'little'));
    expect(at(600_500_000n, offset)).toBe(1_767_225_600);
    expect(at(600_500_000n, option(14, 'little', number(-100, 8, 'little')))).toBe(500);
  });

  it('[pcapng §4.4] a simple packet is as long as its interface captures', () => {
    const file = concatBytes(
      section('little'),
      interfaceBlock(101, 'little', packet.length),
      simple(packet, 'little', 9000),
    );
    expect(foundIn(file)).toEqual(onlyIn(1));
  });

  // biome-ignore format: a table
  it.each([
    ['a packet cut off', pcap([packet, packet], { link: 101 }).subarray(0, -1), ['packet 1'], 'The capture ends in the middle of packet 2.'],
    ['a header cut off', concatBytes(pcap([packet], { link: 101 }), octets('0000')), ['packet 1'], 'The capture ends in the middle of packet 2.'],
    ['a length that cannot be', concatBytes(pcap([packet], { link: 101 }), octets('0000000000000000ffffffffffffffff')), ['packet 1'], 'Reading stopped at packet 2: its lengths cannot be right.'],
    ['half a header of pcap', octets('d4c3b2a10200'), [], 'The capture ends in the middle of packet 1.'],
    ['lengths of a block that differ', concatBytes(section('big'), octets('0000000600000010 00000000 00000014')), [], 'Reading stopped at packet 1: its lengths cannot be right.'],
    ['a packet on no interface', concatBytes(section('big'), enhanced(packet, 'big')), [], 'Reading stopped at packet 1: its lengths cannot be right.'],
    ['a link type not read', pcap([packet], { link: 147 }), [], 'Packets of link type 147 are not read.'],
  ])('[Keyladder §input] %s', (_what, file, from, said) => {
    const found = foundIn(file);
    expect(found.from).toEqual(from);
    expect(found.notes).toContain(said);
  });
});

describe('layers below', () => {
  const exported = (name: string, pdu: Uint8Array) =>
    concatBytes(
      octets('000c'),
      number(name.length, 2, 'big'),
      utf8ToBytes(name),
      octets('0014 0004 0a000001 0000 0000'),
      pdu,
    );
  // biome-ignore format: a table
  it.each([
    ['0, loopback', 0, concatBytes(octets('02000000'), packet)],
    ['0, loopback with IPv6', 0, concatBytes(octets('1e000000'), ipv6(17, udp(message)))],
    ['108, loopback', 108, concatBytes(octets('00000002'), packet)],
    ['1, Ethernet', 1, ethernet(packet)],
    ['1, VLAN', 1, ethernet(packet, '8100 0005 0800')],
    ['1, VLAN in VLAN', 1, ethernet(ipv6(17, udp(message)), '88a8 0005 8100 0006 86dd')],
    ['1, PPPoE', 1, ethernet(packet, '8864 1100 0001 02e6 0021')],
    ['101, raw', 101, packet],
    ['101, raw IPv6', 101, ipv6(17, udp(message))],
    ['113, Linux cooked', 113, concatBytes(octets('0000 0001 0006 0200000000010000 0800'), packet)],
    ['276, Linux cooked 2', 276, concatBytes(octets('0800 0000 00000002 0001 00 06 0200000000010000'), packet)],
    ['228, IPv4', 228, packet],
    ['229, IPv6', 229, ipv6(17, udp(message))],
    ['252, exported', 252, exported('mikey', message)],
    ['IPv6 with extensions', 229, ipv6(0, concatBytes(octets('3c00 0104 00000000 1101 0104 00000000 0000000000000000'), udp(message)))],
    ['IPv4 in IPv4', 101, ipv4(4, packet)],
    ['IPv6 in IPv4', 101, ipv4(41, ipv6(17, udp(message)))],
    ['another port', 101, ipv4(17, udp(message, [40_000, 40_002]))],
  ])('[link types] %s', (_what, link, frame) => {
    expect(foundIn(pcap([frame], { link }))).toEqual(onlyIn(1));
  });

  it('[link types] 252, exported SIP', () => {
    const file = pcap([exported('sip', utf8ToBytes(invite))], { link: 252 });
    expect(foundIn(file).from).toEqual(['packet 1, SIP INVITE, key-mgmt of the session']);
  });

  it('[RFC 791 §3.2] fragments in any order, one of them twice', () => {
    const whole = udp(message);
    const [a, b, c] = [whole.subarray(0, 256), whole.subarray(256, 512), whole.subarray(512)];
    const part = (body: Uint8Array | undefined, flags: number, id = 7) =>
      ipv4(17, body ?? new Uint8Array(), { flags, id });
    const parts = [part(c, 64), part(a, 0x2000), part(a, 0x2000), part(b, 0x2000 | 32)];
    expect(foundIn(pcap(parts, { link: 101 }))).toEqual(onlyIn(4));
    const lacking = foundIn(pcap([part(c, 64), part(a, 0x2000), packet], { link: 101 }));
    expect(lacking.from).toEqual(['packet 3']);
    expect(lacking.notes).toEqual(['1 IP packet lacks fragments and was not read.']);
  });

  it('[RFC 8200 §4.5] fragments of IPv6', () => {
    const whole = udp(message);
    const part = (body: Uint8Array, field: string) =>
      ipv6(44, concatBytes(octets(`1100 ${field} 00000009`), body));
    const parts = [part(whole.subarray(0, 400), '0001'), part(whole.subarray(400), '0190')];
    expect(foundIn(pcap(parts, { link: 229 }))).toEqual(onlyIn(2));
  });
});

describe('TCP', () => {
  const stream = (...segments: readonly Uint8Array[]) =>
    pcap(
      segments.map((segment) => ipv4(6, segment)),
      { link: 101 },
    );
  const parts = pieces(invite, 500);
  const sent = (first: number) => parts.map((part, at) => tcp((first + 500 * at) % 2 ** 32, part));
  const place = (number: number) => [`packet ${number}, SIP INVITE, key-mgmt of the session`];

  it('[RFC 9293 §3.4] in order, in disorder, doubled, overlapping, without a handshake', () => {
    const [a, b, c] = sent(1000);
    if (!a || !b || !c) throw new TypeError('too short');
    const none = { notes: [] };
    expect(foundIn(stream(a, b, c))).toEqual({ from: place(3), ...none });
    expect(foundIn(stream(c, a, b))).toEqual({ from: place(1), ...none });
    expect(foundIn(stream(a, b, a, b, c, c))).toEqual({ from: place(5), ...none });
    const overlapping = tcp(1250, utf8ToBytes(invite.slice(250, 1000)));
    expect(foundIn(stream(a, overlapping, c))).toEqual({ from: place(3), ...none });
  });

  it('[RFC 9293 §3.4] sequence numbers wrap around; a SYN takes one', () => {
    expect(foundIn(stream(...sent(2 ** 32 - 700))).from).toEqual(place(3));
    const opened = tcp(999, new Uint8Array(), { flags: 2 });
    expect(foundIn(stream(opened, ...sent(1000))).from).toEqual(place(4));
  });

  it('[RFC 9293 §3.4] the same ports once more are another connection', () => {
    const opened = (at: number) => tcp(at, new Uint8Array(), { flags: 2 });
    const twice = stream(opened(999), ...sent(1000), opened(9), ...sent(10));
    expect(foundIn(twice).from).toEqual([...place(4), ...place(8)]);
  });

  it('[Keyladder §input] stops at a gap, and says so', () => {
    const [a, , c] = sent(1000);
    if (!a || !c) throw new TypeError('too short');
    const { from, notes } = foundIn(stream(a, c, packet));
    expect(from).toEqual([]);
    expect(notes).toContain(
      'In front of packet 2, 500 octets of its TCP connection are missing: nothing behind them was read there.',
    );
    expect(notes).toContain('A message is not complete (packet 1).');
  });

  it('[RFC 3261 §18.3] several messages in one connection, by their lengths', () => {
    const options = composeTextMessage('OPTIONS sip:a@b SIP/2.0', [], 'INVITE x SIP/2.0\r\n\r\n');
    const all = pieces(`\r\n\r\n${invite}${options}${invite}`, 1400).map((part, at) =>
      tcp(5 + 1400 * at, part),
    );
    expect(foundIn(stream(...all)).from).toEqual([...place(1), ...place(2)]);
  });

  it('[RFC 9112 §7.1] an HTTP answer, in one piece or in chunks', () => {
    const where = ['packet 2, HTTP 200, element GKTP “gmk-1”'];
    const chunks = (document.match(/[\s\S]{1,300}/g) ?? []).map(
      (chunk) => `${chunk.length.toString(16)};x=1\r\n${chunk}\r\n`,
    );
    const chunked = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
    const open = `HTTP/1.0 200 OK\r\n\r\n${document}`;
    for (const text of [answer, chunked, open]) {
      const [a, b] = pieces(text, 1000).map((part, at) => tcp(1 + 1000 * at, part));
      if (!a || !b) throw new TypeError('too short');
      expect(foundIn(stream(a, b))).toEqual({ from: where, notes: [] });
    }
  });

  it('[Keyladder §input] TLS and IPsec are named, with what to do', () => {
    const tls = stream(tcp(1, octets('16030102000100')));
    expect(foundIn(tls).notes.join()).toMatch(/encrypted with TLS.*Export PDUs/);
    const ipsec = pcap([ipv4(50, new Uint8Array(40))], { link: 101 });
    expect(foundIn(ipsec).notes.join()).toMatch(/encrypted with IPsec.*Export PDUs/);
  });
});

describe('UDP', () => {
  it('[Keyladder §input] SIP over UDP; who is in the headers where the message hides it', () => {
    const file = pcap([ipv4(17, udp(utf8ToBytes(invite), [5060, 5060]))], { link: 101 });
    expect(foundIn(file).from).toEqual(['packet 1, SIP INVITE, key-mgmt of the session']);
  });

  it('[RFC 3550 §5.1] RTP shows itself by a second packet, RTCP by its length', () => {
    const rtp = (sequence: string, ssrc = '1a2b3c4d') =>
      ipv4(17, udp(octets(`8069${sequence}00000140${ssrc}${'2b'.repeat(50)}`), [4000, 4002]));
    const rtcp = ipv4(
      17,
      udp(octets(`80cc00041a2b3c4d${'57'.repeat(12)}${'41'.repeat(16)}8000000101234567`), [1, 2]),
    );
    const dns = ipv4(17, udp(octets(`8a7b81800001${'00'.repeat(30)}`), [53, 999]));
    const file = pcap([rtp('0001'), dns, rtp('0002'), rtp('0009', '99999999'), rtcp, rtp('0003')], {
      link: 101,
    });
    const found = findMessages(file);
    expect(found.ok && found.messages.map((one) => [one.kind, words.fact(one.from)])).toEqual([
      ['srtp', 'packet 1'],
      ['srtp', 'packet 3'],
      ['srtcp', 'packet 5'],
      ['srtp', 'packet 6'],
    ]);
  });

  it('[RFC 8866 §5.14] RTP shows itself by its first packet where SDP announced it', () => {
    const sdp = (address: string) => `v=0\r\nc=IN IP4 ${address}\r\nm=audio 4002 RTP/SAVP 105\r\n`;
    const ok = (address: string) =>
      composeTextMessage('SIP/2.0 200 OK', ['Content-Type: application/sdp'], sdp(address));
    const rtp = ipv4(17, udp(octets(`8069000100000140aabbccdd${'2b'.repeat(50)}`), [4000, 4002]));
    const kindsAfter = (address: string) => {
      const said = ipv4(17, udp(utf8ToBytes(ok(address)), [5060, 5060]));
      const found = findMessages(pcap([said, rtp], { link: 101 }));
      return found.ok && found.messages.map(({ kind }) => kind);
    };
    expect(kindsAfter('10.0.0.2')).toEqual(['srtp']);
    expect(kindsAfter('10.0.0.3')).toBe(false);
  });

  it('[Keyladder §input] a capture without a message says so', () => {
    const file = pcap([ipv4(17, udp(octets('00010002'), [53, 53]))], { link: 101 });
    expect(foundIn(file).notes).toEqual([
      'This is a capture (pcap) of 1 packet. It holds no message.',
    ]);
  });
});
