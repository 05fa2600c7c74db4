import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { deriveUserSalt, gukIdWorking, xorUserSalt } from './guk-id.ts';
import { deriveDpck } from './key-parameter-key.ts';

const gmk = hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
const officer = 'sip:officer.7@mcptt.example.org';

describe('deriveUserSalt', () => {
  it('[TS 33.179 §F.1.3] gives the worked example', () => {
    const { userSalt, working } = deriveUserSalt(gmk, officer);
    const k = working.intermediates[0]?.value;
    expect(k instanceof Uint8Array && bytesToHex(k)).toMatch(/^74f59ed4[0-9a-f]{48}4e7e6d27$/);
    expect(userSalt).toBe(0x0e7e6d27);
  });

  it.each([
    ['identities as URIs', bundle],
    ['identities hidden', bundle180],
  ])('[TS 33.179 §F.1.3] gives the salt of the example with %s', (_what, given) => {
    const { userSalt } = deriveUserSalt(hexToBytes(given.gmk), given.responder);
    expect(userSalt).toBe(Number.parseInt(given.user_salt, 16));
    expect(xorUserSalt(Number.parseInt(given.gmk_id, 16), userSalt)).toBe(
      Number.parseInt(given.guk_id, 16),
    );
  });

  it('[TS 33.179 §F.1.3] has 28 bits, whoever it is for', () => {
    const salts = Array.from(
      { length: 64 },
      (_, index) => deriveUserSalt(gmk, `sip:u${index}@example.org`).userSalt,
    );
    expect(salts.every((salt) => salt >= 0 && salt < 2 ** 28)).toBe(true);
    expect(new Set(salts).size).toBe(64);
  });

  it('[TS 33.220 §B.2.1.2] takes the MCPTT ID in NFKC, and its length in octets', () => {
    const composed = deriveUserSalt(gmk, 'sip:r\u00e9mi@example.org');
    expect(composed.userSalt).toBe(deriveUserSalt(gmk, 'sip:re\u0301mi@example.org').userSalt);
    expect(composed.working.inputs.find((value) => value.name === 'L0')?.value).toBe(21);
  });
});

it('[corrections 1, 2] the user salt is no secret: holders of the GMK compute it, an MKI shows it', () => {
  const ofAnyone = deriveUserSalt(gmk, officer).userSalt;
  const mki = hexToBytes('012345670f5d2840');
  const halves = new DataView(mki.buffer, mki.byteOffset);
  expect((halves.getUint32(0) ^ halves.getUint32(4)) >>> 0).toBe(ofAnyone);
  const workings = [
    deriveUserSalt(gmk, officer).working,
    gukIdWorking('GMK-ID', 0x01234567, ofAnyone),
    gukIdWorking('GUK-ID', 0x0f5d2840, ofAnyone),
  ];
  const shown = workings
    .flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
    .filter(({ name }) => name === 'User Salt');
  expect(shown).toHaveLength(3);
  expect(shown.filter(({ secret }) => secret)).toEqual([]);
});

describe('xorUserSalt', () => {
  it('[TS 33.179 §7.3.1] gives GUK-ID from GMK-ID and back', () => {
    expect(xorUserSalt(0x01234567, 0x0e7e6d27)).toBe(0x0f5d2840);
    expect(xorUserSalt(0x0f5d2840, 0x0e7e6d27)).toBe(0x01234567);
  });

  it('[TS 33.179 §7.3.1] leaves the purpose tag, also with the top bit set', () => {
    expect(xorUserSalt(0xf0000000, 0x0fffffff)).toBe(0xffffffff);
  });
});

it('[TS 33.179 §7.3.1] the working says which identifier comes out', () => {
  expect(gukIdWorking('GMK-ID', 0x01234567, 0x0e7e6d27).outputs).toEqual([
    { name: 'GUK-ID', value: hexToBytes('0f5d2840') },
  ]);
  expect(gukIdWorking('GUK-ID', 0x0f5d2840, 0x0e7e6d27).outputs).toEqual([
    { name: 'GMK-ID', value: hexToBytes('01234567') },
  ]);
});

it('[TS 33.180 §F.1.5] derives the DPCK of the worked example', () => {
  expect(bytesToHex(deriveDpck(gmk, 0x0f5d2840))).toBe('822b7294d7eafbc308f91259a91d3d48');
});
