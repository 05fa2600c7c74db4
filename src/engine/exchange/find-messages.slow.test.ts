import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { gktpDocument } from '../signalling/documents.ts';
import { composeTextMessage } from '../signalling/text-message.ts';
import {
  enhanced,
  ethernet,
  interfaceBlock,
  ipv4,
  pcap,
  section,
  tcp,
  udp,
} from '../testing/captures.ts';
import { cases } from '../testing/cases.ts';
import { findMessages } from './find-messages.ts';

/** HDR, T and RAND: enough to be taken for a message. */
const hex = '011a05010f5d284000010b00ed003780000000000010000102030405060708090a0b0c0d0e0f';
const message = hexToBytes(hex);
const base64 = 'ARoFAQ9dKEAAAQsA7QA3gAAAAAAAEAABAgMEBQYHCAkKCwwNDg8=';
const sdp = `v=0\r\nm=audio 1 RTP/SAVP 99\r\na=key-mgmt:mikey ${base64}\r\n`;
const sip = composeTextMessage(
  'INVITE sip:b@c SIP/2.0',
  ['From: <sip:a@b>', 'Content-Type: multipart/mixed; boundary=b'],
  `--b\r\nContent-Type: application/sdp\r\n\r\n${sdp}\r\n--b--\r\n`,
);
const group = { uri: 'sip:g@x', name: '', temporary: true };
const gktp = gktpDocument([{ id: '1', list: 'GMK', octets: message }], group);
const packets = [
  ipv4(17, udp(message)),
  ipv4(17, udp(message).subarray(0, 24), { flags: 0x2000 }),
  ipv4(6, tcp(7, utf8ToBytes(sip))),
];

/** One of each kind of input, short: what is fuzzed is made of them. */
const samples: readonly Uint8Array[] = [
  ...[
    hex,
    `00000000: 011a 0501 0f5d 2840  .....](@\n00000008: 0001  ..`,
    `00000000  01 1a 05 01  |....|\n*\n00000020\n`,
    `unsigned char a[] = { 0x01, 0x1a, /* x */ 0x05 };`,
    `"\\x01\\x1a" "\\005\\n"`,
    `[1, 26, 5, 1, -80]`,
    base64,
    `mikey ${base64}`,
    sdp,
    sip,
    gktp,
    `{"i_message_hex": "${hex}", "users": {}}`,
    `log ${hex} log`,
  ].map(utf8ToBytes),
  message,
  pcap(packets, { link: 101 }),
  pcap(
    packets.map((packet) => ethernet(packet)),
    { order: 'big' },
  ),
  concatBytes(
    section('little'),
    interfaceBlock(101, 'little'),
    ...packets.map((packet) => enhanced(packet, 'little', { comment: 'c' })),
  ),
];

type Change = Readonly<{ at: number; value: number; kind: 'set' | 'cut' | 'double' | 'drop' }>;

/** A sample with a few changes at places given as parts of its length. */
function changed(sample: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((octets, { at, value, kind }) => {
    const index = Math.floor(at * octets.length);
    if (kind === 'cut') return octets.slice(0, index);
    if (kind === 'drop') return concatBytes(octets.subarray(0, index), octets.subarray(index + 1));
    if (kind === 'double')
      return concatBytes(octets.subarray(0, index), octets.subarray(index / 2));
    const set = octets.slice();
    if (index < set.length) set[index] = value;
    return set;
  }, sample);
}

const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
  kind: fc.constantFrom('set' as const, 'cut' as const, 'double' as const, 'drop' as const),
});
const mutated = fc
  .tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([sample, changes]) => changed(sample, changes));
const mebi = 2 ** 20;
const anyText = fc.string({
  unit: fc.constantFrom(...'01aAfF9 \n\t:,;{}[]()<>"\'\\x/*|=+-_.&%m\u00e9\0'),
});
const input = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 2, arbitrary: anyText },
);

/** What grows with the square of this takes longer than `patience`. */
const long = (text: string, end = '') => text.repeat(Math.ceil(mebi / 4 / text.length)) + end;
const patience = 30_000;

describe('any input', () => {
  it('[Keyladder §input] is answered: no exception, no endless search, no growth', () => {
    let most = 0;
    fc.assert(
      fc.property(input, (given) => {
        const found = findMessages(given);
        if (!found.ok) return found.problems.length > 0;
        most = Math.max(most, found.messages.length);
        const held = found.messages.reduce((sum, one) => sum + one.octets.length, 0);
        return held <= 4 * given.length + mebi;
      }),
      { numRuns: cases(15_000), seed: 1 },
    );
    expect(most).toBeGreaterThan(1);
  });

  // biome-ignore format: a table
  it.each([
    ['blanks and a word', long(' ', 'x')], ['empty lines', long('\n', 'x')], ['brackets', long('<', 'x')],
    ['open comments', `<a>${long('<!-- ')}`], ['comments of C', `{ 0x01, ${long('/*/')}`], ['braces', long('{ 0x01')],
    ['tags', long('<a>')], ['opened and closed', long('<a></a>')], ['digits', long('0')], ['0x', long('0x')],
    ['x escapes', long('\\x0', '1')], ['strings', `"\\x01${long('" "')}`], ['semicolons', `"\\x01"${long(';', 'x')}`],
    ['boundaries', `--b\r\nA:\r\n\r\n${long('--b\r\n')}`], ['parts in parts', long('--b\nContent-Type: multipart/mixed; boundary=b\n\n')],
    ['start lines', long('INVITE a SIP/2.0\n')], ['nearly start lines', long('A '.padEnd(4000, 'b'))],
    ['headers', `INVITE a SIP/2.0\n${long('a: b\n c\n')}`], ['folded lines', `a=key-mgmt:mikey A\n${long(' A\n')}`],
    ['media', long('m=a\n')], ['keys', long('a=key-mgmt:mikey AR\n')], ['offsets', long('0000 01\n')],
    ['stars', `00000000 01\n${long('*\n')}`], ['base64', `ARo${long('A')}`], ['base64 in lines', `x ARo${long('A'.repeat(60))} ${hex}`],
    ['hex with spaces', `x ${long('01 1a ')}`], ['mikey', long('mikey ')], ['depth', long('[')], ['quotes', long('"')],
    ['doctypes', long('<!DOCTYPE ')], ['instructions', long('<?xml ')], ['small messages', long(`${hex}\n`)],
  ])('[Keyladder §input] a quarter of a mebioctet of %s takes no time that grows with its square', { timeout: patience }, (_what, text) => {
    expect(typeof findMessages(text).ok).toBe('boolean');
    expect(typeof findMessages(utf8ToBytes(text)).ok).toBe('boolean');
  });

  // biome-ignore format: a table
  it.each([
    ['empty packets', () => pcap(Array.from({ length: 60_000 }, () => new Uint8Array()), { link: 101 })],
    ['fragments that miss one', () => pcap(Array.from({ length: 20_000 }, (_, at) => ipv4(17, new Uint8Array(8), { flags: 0x2001 + (at % 120), id: at >> 7 })), { link: 101 })],
    ['segments with gaps', () => pcap(Array.from({ length: 20_000 }, (_, at) => ipv4(6, tcp(3 * at, Uint8Array.of(1)))), { link: 101 })],
    ['connections of one segment', () => pcap(Array.from({ length: 20_000 }, (_, at) => ipv4(6, tcp(at, Uint8Array.of(65), { ports: [at, at] }))), { link: 101 })],
    ['sources of media', () => pcap(Array.from({ length: 20_000 }, (_, at) => ipv4(17, udp(hexToBytes(`8060${'0001'}00000000${at.toString(16).padStart(8, '0')}aabbccddee`), [1, 2]))), { link: 101 })],
  ])('[Keyladder §input] a capture of many %s', (_what, make) => {
    expect(typeof findMessages(make()).ok).toBe('boolean');
  });
});
