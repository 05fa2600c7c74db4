import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldNode } from '../codec/field-node.ts';
import { hexToBytes } from '../model/bytes.ts';
import { gapIn } from '../testing/tiling-fixture.ts';
import bundle33179 from '../vectors/message-bundle.json';
import bundle33180 from '../vectors/message-bundle-33.180.json';
import {
  decodeKeyParameters,
  decodeMessage,
  decodeProtectedPayload,
  decodeSecondKey,
  encodeKeyParameters,
  encodeProtectedPayload,
} from './index.ts';

/** HDR, T, RAND, four IDR, SAKKE and SIGN with the smallest contents that decode. */
const short = hexToBytes(
  [
    '011a05010f5d28400001 0b00ed00378000000000 0e023031 0e0101000167 0e0201000175',
    '0e060100016b 1a070100016b 0401020002aabb 2002ccdd',
  ]
    .join('')
    .replaceAll(' ', ''),
);

/** The payloads of a short message, each of them twice; extensions of every kind. */
const twice = hexToBytes(
  [
    '011a05010f5d28400001 0500ed00378000000000 0b00ed00378000000000 0b023031 0e023031',
    '0e0101000167 0e0101000167 0e0301000175 0a0301000175 0a000000030001061a00000000',
    '1a0102000104 150102000204aa 150600070001020002aabb 1507000143 15f00003010203 0463000101 2002ccdd',
  ]
    .join('')
    .replaceAll(' ', ''),
);

function expectTiles(nodes: readonly FieldNode[], start: number, end: number) {
  expect(gapIn(nodes, start, end)).toBeNull();
}

function expectUniquePaths(nodes: readonly FieldNode[]) {
  const pathsOf = (list: readonly FieldNode[]): string[] =>
    list.flatMap(({ path, children }) => [path, ...pathsOf(children)]);
  const paths = pathsOf(nodes);
  expect(new Set(paths).size).toBe(paths.length);
}

function expectSound(bytes: Uint8Array) {
  const { tree, message, failure } = decodeMessage(bytes);
  expectTiles(tree, 0, bytes.length);
  expectUniquePaths(tree);
  expect(message === null).toBe(failure !== null);
  if (failure === null) return;
  expect(failure.offset).toBeGreaterThanOrEqual(0);
  expect(failure.offset).toBeLessThanOrEqual(bytes.length);
}

describe('any octets at all', () => {
  const examples = [bundle33179, bundle33180].map((bundle) => hexToBytes(bundle.i_message_hex));
  const messages = [...examples, short, twice];
  const someMessage = fc.constantFrom(...messages);

  it('[Keyladder codec] the tree tiles every truncation', () => {
    for (const message of messages) {
      for (let length = 0; length < message.length; length++) {
        const cut = message.slice(0, length);
        expectSound(cut);
        const code = message === twice ? /truncated|duplicate/ : /truncated/;
        expect(decodeMessage(cut).failure?.code).toMatch(code);
      }
    }
  });

  it('[Keyladder codec] the tree tiles and nothing throws for random octets', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectSound), { seed: 1 });
  });

  it('[Keyladder codec] the tree tiles and nothing throws for altered messages', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const altered = fc.tuple(someMessage, changes, fc.uint8Array({ maxLength: 3 }));
    const check = ([message, places, tail]: [Uint8Array, [number, number][], Uint8Array]) => {
      const bytes = Uint8Array.of(...message, ...tail);
      for (const [place, octet] of places) bytes[place % bytes.length] = octet;
      expectSound(bytes);
    };
    fc.assert(fc.property(altered, check), { numRuns: 300, seed: 1 });
  });

  it('[Keyladder codec] the tree tiles for every value of every octet of a short message', () => {
    const { length } = short;
    for (let place = 0; place < length; place++) {
      for (let octet = 0; octet < 256; octet += 5) {
        const bytes = short.slice();
        bytes[place] = octet;
        expectSound(bytes);
      }
    }
  });

  it('[Keyladder codec] contents of extensions tile too', () => {
    const groupIds = ['sip:a'];
    const times = { activationTime: 0, expiryTime: 0 };
    const parameters = { keyType: 0, status: 1, ...times, text: 'a', groupIds };
    const content = encodeKeyParameters(parameters);
    const parts = { time: 0, iv: new Uint8Array(16), dppkId: 1, ciphertextAndTag: content };
    const seeds = fc.constantFrom(content, encodeProtectedPayload(parts), new Uint8Array());
    const changed = fc.tuple(seeds, fc.nat(), fc.nat(255), fc.uint8Array({ maxLength: 4 }));
    const decoders = [decodeKeyParameters, decodeProtectedPayload, decodeSecondKey];
    const check = ([seed, place, octet, tail]: [Uint8Array, number, number, Uint8Array]) => {
      const bytes = Uint8Array.of(...seed, ...tail);
      if (bytes.length > 0) bytes[place % bytes.length] = octet;
      for (const decode of decoders) {
        const { tree, value, failure } = decode(bytes);
        expectTiles(tree, 0, bytes.length);
        expect(value === null).toBe(failure !== null);
      }
    };
    fc.assert(fc.property(changed, check), { numRuns: 300, seed: 1 });
  });
});
