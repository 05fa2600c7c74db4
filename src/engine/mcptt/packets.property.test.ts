import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldNode } from '../codec/field-node.ts';
import { hexToBytes } from '../model/bytes.ts';
import { decodeFloorMessage, decodeSrtcpPacket } from './floor-message.ts';
import { decodeRtpPacket, decodeSrtpPacket } from './rtp-packet.ts';

/** Where the nodes leave a gap, overlap or leave their parent; `null` where they tile it. */
function gapIn(nodes: readonly FieldNode[], start: number, end: number): string | null {
  let bit = start * 8;
  for (const node of nodes) {
    const first = node.start * 8 + (node.bits?.offset ?? 0);
    if (first !== bit) return node.path;
    bit = node.bits ? first + node.bits.length : node.end * 8;
    if (node.end !== Math.ceil(bit / 8)) return node.path;
    const inner = node.children.length > 0 && gapIn(node.children, node.start, node.end);
    if (inner) return inner;
  }
  return Math.ceil(bit / 8) === end ? null : `end at ${bit / 8}`;
}

const decoders = {
  rtp: decodeRtpPacket,
  srtp: decodeSrtpPacket,
  floor: decodeFloorMessage,
  srtcp: decodeSrtcpPacket,
};

const samples = {
  rtp: `9163001000000140 1a2b3c4d11111111bede0001aabbccdd f014${'10'.repeat(32)}`,
  srtp: `80630010000001401a2b3c4d ${'2b'.repeat(34)}${'53'.repeat(16)}0a1b2c3d05c0ffee00000000`,
  floor: '82cc00090badc0de4d435054 0405736970 3a61 00 0202000161000000 c0000233440000000d028000',
  srtcp: `80cc00041a2b3c4d${'57'.repeat(12)}${'41'.repeat(16)}800000010123456705c0ffee`,
};

describe.each(Object.keys(decoders) as (keyof typeof decoders)[])('%s, any octets', (name) => {
  const sample = hexToBytes(samples[name].replaceAll(' ', ''));
  const decode = decoders[name];
  const expectTiles = (octets: Uint8Array) => {
    const { tree, value, failure } = decode(octets);
    expect(gapIn(tree, 0, octets.length)).toBeNull();
    expect(value === null).toBe(failure !== null);
    return failure;
  };

  it('[Keyladder codec] the sample itself is whole', () => {
    expect(expectTiles(sample)).toBeNull();
  });

  it('[Keyladder codec] the tree tiles every truncation', () => {
    for (let length = 0; length < sample.length; length += 1) expectTiles(sample.slice(0, length));
    expect(expectTiles(sample.slice(0, 11))?.code).toBe('truncated');
    expect(expectTiles(new Uint8Array())?.code).toBe('truncated');
  });

  it('[Keyladder codec] the tree tiles and nothing throws for altered packets', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const check = (places: [number, number][], tail: Uint8Array) => {
      const octets = Uint8Array.of(...sample, ...tail);
      for (const [place, octet] of places) octets[place % octets.length] = octet;
      expectTiles(octets);
    };
    fc.assert(fc.property(changes, fc.uint8Array({ maxLength: 3 }), check), {
      numRuns: 400,
      seed: 1,
    });
  });

  it('[Keyladder codec] the tree tiles and nothing throws for random octets', () => {
    const check = (octets: Uint8Array) => {
      expectTiles(octets);
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 90 }), check), { seed: 1 });
  });
});
