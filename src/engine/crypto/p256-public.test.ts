import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { createRandomSource } from './hmac-drbg.ts';
import { decodeP256Point, multiplyPublic, publicBase, sumWithGenerator } from './p256-public.ts';

const { Point } = p256;
const G = Point.BASE;
const q = Point.Fn.ORDER;
const stream = createRandomSource(Uint8Array.of(2, 5, 6)).stream('scalars');
const scalar = () => bytesToNumberBE(stream.bytes(32)) % q;

/** How many random scalars are compared. */
const cases = Number(process.env.KEYLADDER_AGREEMENT_CASES ?? 12);

describe('public multiplications on P-256', () => {
  const edges = [0n, 1n, 2n, 3n, 15n, 16n, 17n, q - 1n, q - 2n, (q + 1n) / 2n, 1n << 255n];

  it('[RFC 6507 §3.3] decodes 65 octets of a point and nothing else', () => {
    const octets = G.toBytes(false);
    expect(decodeP256Point(octets)?.equals(G)).toBe(true);
    expect(decodeP256Point(G.toBytes(true))).toBeNull();
    expect(decodeP256Point(octets.slice(1))).toBeNull();
    expect(decodeP256Point(octets.map((octet, at) => (at === 9 ? octet ^ 1 : octet)))).toBeNull();
    expect(decodeP256Point(Uint8Array.of(4, ...new Uint8Array(64).fill(255)))).toBeNull();
  });

  it('[Keyladder §P-256] a point met once: as noble multiplies it', { timeout: 120_000 }, () => {
    const A = G.multiply(scalar());
    const scalars = [...edges, ...Array.from({ length: cases }, scalar)];
    for (const k of scalars) {
      expect(multiplyPublic(A, k).equals(A.multiplyUnsafe(k))).toBe(true);
    }
    expect(multiplyPublic(Point.ZERO, 5n).is0()).toBe(true);
  });

  it('[Keyladder §P-256] a sum with G: as noble adds it', { timeout: 120_000 }, () => {
    const base = publicBase(G.multiply(scalar()));
    const pairs = [
      ...edges.flatMap((u) => edges.map((v) => [u, v] as const)),
      ...Array.from({ length: cases }, () => [scalar(), scalar()] as const),
    ];
    for (const [u, v] of pairs) {
      const plain = G.multiplyUnsafe(u).add(base.point.multiplyUnsafe(v));
      expect(sumWithGenerator(u, base, v).equals(plain)).toBe(true);
    }
    expect(base.comb).not.toBeNull();
  });

  it('[Keyladder §P-256] meets equal, opposite and infinite points', () => {
    for (const point of [G, G.negate(), G.double()]) {
      const base = publicBase(point);
      for (let use = 0; use < 5; use++) {
        const plain = G.multiplyUnsafe(7n).add(point.multiplyUnsafe(7n));
        expect(sumWithGenerator(7n, base, 7n).equals(plain)).toBe(true);
      }
    }
    const infinite = publicBase(Point.ZERO);
    for (let use = 0; use < 5; use++) {
      expect(sumWithGenerator(3n, infinite, 4n).equals(G.multiplyUnsafe(3n))).toBe(true);
    }
  });
});
