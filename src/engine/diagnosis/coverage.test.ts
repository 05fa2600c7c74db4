import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { bundleOf, diagnosed, named, type Signing } from '../testing/deviating-sender.ts';

/** In the messages of these tests the last payload before SIGN is the extension with the parameters. */
const extension = 4 + 128;

const coverages: Readonly<Record<string, (text: Uint8Array) => Uint8Array>> = {
  'without-sign-header': (text) => text.slice(0, -2),
  'empty-signature': (text) => concatBytes(text, new Uint8Array(129)),
  'length-zero': (text) => concatBytes(text.slice(0, -2), Uint8Array.of(0x20, 0)),
  'length-32': (text) => concatBytes(text.slice(0, -2), Uint8Array.of(0x20, 32)),
  'half-sign-header': (text) => text.slice(0, -1),
  'without-hdr': (text) => text.slice(10),
  'without-hdr-and-sign-header': (text) => text.slice(10, -2),
  'hashed-first': (text) => sha256(text),
  'hashed-first-without-header': (text) => sha256(text.slice(0, -2)),
  base64: (text) => utf8ToBytes(base64.encode(text)),
};

describe('coverage of the signature', () => {
  it('[RFC 3830 §5.2] a message made by the documents has no diagnosis', () => {
    expect(diagnosed(bundleOf()).diagnosis).toBeNull();
    expect(diagnosed(bundleOf({ spi: true, statesGmk: true })).diagnosis).toBeNull();
  });

  it.each(Object.entries(coverages))('[RFC 3830 §5.2] %s', (id, covers) => {
    expect(named({ covers })).toBe(`signature.${id}: proved`);
  });

  it('[RFC 3830 §5.2] with Next payload still 0, as before SIGN was appended', () => {
    const ended = (text: Uint8Array) => text.with(lastNextPayload(text), 0);
    expect(named({ covers: ended })).toBe('signature.next-payload-zero: proved');
    expect(named({ covers: (text) => ended(text).slice(0, -2) })).toBe(
      'signature.next-payload-zero-without-header: proved',
    );
  });

  it('[RFC 6507 §5.2.1] with r hashed without the zero in front of it', () => {
    const signs = ({ kpak, id, ssk, pvt, message }: Signing) => {
      const { Point } = p256;
      let j = 1n;
      while (Point.BASE.multiply(j).x >> 248n !== 0n) j += 1n;
      const r = Point.BASE.multiply(j).x;
      const rOctets = numberToBytesBE(r, 32);
      const hs = sha256(concatBytes(Point.BASE.toBytes(false), kpak, id, pvt));
      const he = bytesToNumberBE(sha256(concatBytes(hs, rOctets.slice(1), message)));
      const { Fn } = Point;
      const s = (Fn.inv((he + r * bytesToNumberBE(ssk)) % Fn.ORDER) * j) % Fn.ORDER;
      return concatBytes(rOctets, numberToBytesBE(s, 32), pvt);
    };
    expect(named({ signs })).toBe('signature.short-r: proved');
  });

  it('[RFC 3830 §5.2] says which octets, and that everything behind it passes', () => {
    const bundle = bundleOf({ covers: (text) => text.slice(0, -2) });
    const { diagnosis } = diagnosed(bundle);
    const length = (bundle.i_message_hex?.length ?? 0) - 131;
    expect(diagnosis?.octets).toEqual(bundle.i_message_hex?.slice(0, length));
    expect(diagnosis?.settles).toEqual(['signature']);
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
    expect(diagnosis?.thenPasses.passes).toContain('key-parameters');
    expect(diagnosis?.further).toBeNull();
  });
});

function lastNextPayload(text: Uint8Array): number {
  const at = text.length - 2 - extension;
  const found = text.findIndex(
    (octet, index) => index > at - 200 && octet === 4 && text[index + 1] === 7,
  );
  if (found < 0) throw new TypeError('no extension before SIGN');
  return found;
}
