import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import {
  block,
  enhanced,
  interfaceBlock,
  number,
  octets,
  option,
  section,
} from '../testing/captures.ts';
import { internetChecksum, tcpFlags, tcpPacket, udpPacket } from './write-ip.ts';
import { captureHead, capturePacket } from './write-pcapng.ts';
import { createTcpConnection } from './write-tcp.ts';

const hexOf = (...pieces: readonly Uint8Array[]) => pieces.map(bytesToHex).join('');
const plain = (text: string) => text.replace(/\s+/g, '');

describe('a pcapng file', () => {
  it('[pcapng §4.1] begins with its section, as it is drawn', () => {
    const head = captureHead({ comment: 'abc', application: 'Keyladder', names: [] });
    expect(bytesToHex(head.subarray(0, 56))).toBe(
      plain(`0a0d0d0a 38000000 4d3c2b1a 0100 0000 ffffffffffffffff
        0100 0300 61626300  0400 0900 4b65796c6164646572 000000  0000 0000  38000000`),
    );
    const text = (value: string) => utf8ToBytes(value);
    const whole = [
      section(
        'little',
        option(1, 'little', text('abc')),
        option(4, 'little', text('Keyladder')),
        octets('00000000'),
      ),
      interfaceBlock(101, 'little'),
      block(4, 'little', octets('00000000')),
    ];
    expect(bytesToHex(head)).toBe(hexOf(...whole));
  });

  it('[pcapng §4.5] names the addresses', () => {
    const names = [{ address: octets('c6120101'), name: 'ue1' }];
    const head = captureHead({ comment: '', application: '', names });
    expect(bytesToHex(head)).toContain(
      plain('04000000 1c000000  0100 0800 c6120101 75653100  0000 0000  1c000000'),
    );
  });

  it('[pcapng §4.3] has a time and a comment with each packet', () => {
    const ticks = 1_795_510_800_000_001n;
    const packet = octets('4500001122');
    const written = capturePacket({ octets: packet, unixMicroseconds: ticks, comment: 'é' });
    expect(bytesToHex(written)).toBe(hexOf(enhanced(packet, 'little', { ticks, comment: 'é' })));
    expect(bytesToHex(written)).toBe(
      plain(`06000000 34000000 00000000 ${bytesToHex(number(ticks >> 32n, 4, 'little'))}
        ${bytesToHex(number(ticks, 4, 'little'))} 05000000 05000000 4500001122 000000
        0100 0200 c3a9 0000  0000 0000  34000000`),
    );
  });
});

const route = {
  from: { address: octets('c0000201'), port: 5060 },
  to: { address: octets('c0000202'), port: 5060 },
  id: 1,
};

describe('packets', () => {
  it('[RFC 1071 §3] sums as the example does', () => {
    expect(internetChecksum(octets('0001f203f4f5f6f7'))).toBe(0xffff - 0xddf2);
    expect(internetChecksum(octets('01'))).toBe(0xfeff);
  });

  it('[RFC 768] a datagram, its checksums worked out by hand', () => {
    // IP: 4500 + 001e + 0001 + 4000 + 4011 + c000 + 0201 + c000 + 0202 = 2_4933 → 4935, inverted b6ca.
    // UDP: c000 + 0201 + c000 + 0202 + 0011 + 000a + 13c4 + 13c4 + 000a + 6869 = 2_1419 → 141b, inverted.
    expect(bytesToHex(udpPacket(route, utf8ToBytes('hi')))).toBe(
      plain(`45 00 001e 0001 4000 40 11 b6ca c0000201 c0000202
        13c4 13c4 000a ebe4 6869`),
    );
  });

  it('[RFC 9293 §3.1] a segment, whose sum with the addresses is zero', () => {
    const header = { sequence: 0x01020304, acknowledgement: 0, flags: tcpFlags.syn };
    const options = octets('020405b4');
    const packet = tcpPacket(route, { ...header, options }, new Uint8Array());
    expect(bytesToHex(packet.subarray(20, 36))).toBe(
      plain('13c4 13c4 01020304 00000000 60 02 ffff'),
    );
    expect(bytesToHex(packet.subarray(38))).toBe('0000020405b4');
    const summed = octets(`c0000201 c0000202 0006 0018 ${bytesToHex(packet.subarray(20))}`);
    expect(internetChecksum(summed)).toBe(0);
  });
});

describe('a connection', () => {
  it('[RFC 9293 §3.5] counts SYN, octets and FIN, around the end of the numbers too', () => {
    const tcp = createTcpConnection({ client: 0xffff_ffff, server: 100 });
    const told = [
      ...tcp.open(),
      ...tcp.send('client', new Uint8Array(1461), true),
      ...tcp.send('server', new Uint8Array(3), false),
      ...tcp.close(),
    ].map(({ side, header: { sequence, acknowledgement, flags }, body }) => [
      side.slice(0, 1),
      flags,
      sequence,
      acknowledgement,
      body.length,
    ]);
    expect(told).toEqual([
      ['c', 2, 0xffff_ffff, 0, 0],
      ['s', 18, 100, 0, 0],
      ['c', 16, 0, 101, 0],
      ['c', 16, 0, 101, 1460],
      ['c', 24, 1460, 101, 1],
      ['s', 16, 101, 1461, 0],
      ['s', 24, 101, 1461, 3],
      ['c', 17, 1461, 104, 0],
      ['s', 17, 104, 1462, 0],
      ['c', 16, 1462, 105, 0],
    ]);
  });
});
