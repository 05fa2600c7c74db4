import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { bundleKmss, bundleMessage } from './bundle-parts.ts';
import { decodeBase64, messageBundleSchema } from './message-bundle.ts';

const { i_message_hex, i_message_base64, ...rest } = bundle;
const read = (value: unknown) => v.safeParse(messageBundleSchema, value);
const messageOf = (value: unknown) => {
  const result = read(value);
  return result.success ? bytesToHex(bundleMessage(result.output)) : result.issues[0].message;
};

describe('decodeBase64', () => {
  it.each([
    ['as RFC 4648 writes it', i_message_base64],
    ['with the prefix of RFC 4567', `mikey ${i_message_base64}`],
    ['with the prefix in capitals and two blanks', `MIKEY  ${i_message_base64}`],
    ['with blanks around it', `\n  ${i_message_base64}\n`],
    ['broken into lines', i_message_base64.replace(/(.{64})/g, '$1\r\n')],
    ['without padding', i_message_base64.replace(/=+$/, '')],
  ])('[RFC 4567 §3.1] reads the message %s', (_what, text) => {
    expect(bytesToHex(decodeBase64(text) ?? new Uint8Array())).toBe(i_message_hex);
  });

  it.each([
    ['a stray character', i_message_base64.replace('A', '*')],
    ['the URL alphabet', i_message_base64.replace('A', '_')],
    ['a length no octets give', 'AAAAA'],
    ['padding in the middle', 'AA==AAAA'],
    ['three paddings', 'A==='],
    ['bits beyond the last octet', 'AB=='],
  ])('[RFC 4648 §4] refuses %s', (_what, text) => {
    expect(decodeBase64(text)).toBeNull();
  });

  it('[RFC 4648 §4] reads every residue of 3', () => {
    expect([
      decodeBase64(''),
      decodeBase64('AQ=='),
      decodeBase64('AQI'),
      decodeBase64('AQID'),
    ]).toEqual([[], [1], [1, 2], [1, 2, 3]].map((octets) => Uint8Array.from(octets)));
  });
});

describe('messageBundleSchema', () => {
  it.each([
    ['hex', { i_message_hex }],
    ['hex in capitals', { i_message_hex: i_message_hex.toUpperCase() }],
    ['base64', { i_message_base64 }],
    ['base64 with the prefix', { i_message_base64: `mikey ${i_message_base64}` }],
  ])('[Keyladder §message bundle] takes the message as %s', (_what, form) => {
    expect(messageOf({ ...rest, ...form })).toBe(i_message_hex);
  });

  it('[Keyladder §message bundle] hex wins where both forms are given', () => {
    expect(messageOf({ ...rest, i_message_hex: '0102', i_message_base64 })).toBe('0102');
  });

  it('[Keyladder §message bundle] takes all hex in either case', () => {
    const upper = JSON.parse(
      JSON.stringify(bundle, (key, value: unknown) =>
        typeof value === 'string' && /^[0-9a-f]+$/.test(value) && key !== 'uri'
          ? value.toUpperCase()
          : value,
      ),
    );
    const result = read(upper);
    expect(result.success && result.output.gmk_id).toBe(Number.parseInt(bundle.gmk_id, 16));
    expect(result.success && result.output.kms?.pub_auth_key).toEqual(
      hexToBytes(bundle.kms.pub_auth_key),
    );
  });

  it.each([
    ['the example', bundle],
    ['the example with identities hidden', bundle180],
    [
      'what a reader needs and nothing else',
      {
        kms: bundle.kms,
        users: { [bundle.responder]: { rsk: bundle.users['sip:alice@example.org'].rsk } },
        i_message_hex,
      },
    ],
    ['fields nobody knows', { ...bundle, made_by: { tool: 'other' } }],
    ['no key parameters', { ...bundle, key_parameters: null, srtp: null }],
  ])('[Keyladder §message bundle] takes %s', (_what, value) => {
    expect(read(value).success).toBe(true);
  });

  it('[Keyladder §message bundle] lists the KMSs of both fields once', () => {
    const other = { ...bundle.kms, uri: 'kms.other.example' };
    const kmss = { [bundle.kms.uri]: bundle.kms, [other.uri]: other };
    const result = read({ ...bundle, kmss });
    expect(result.success && bundleKmss(result.output).map((kms) => kms.uri)).toEqual([
      'kms.example.org',
      'kms.other.example',
    ]);
  });

  it('[Keyladder §message bundle] takes a KMS of kmss whose URI is only the key', () => {
    const { uri, ...parts } = bundle.kms;
    const { kms: _kms, ...without } = bundle;
    const result = read({ ...without, kmss: { [uri]: parts } });
    expect(result.success && bundleKmss(result.output).map((kms) => kms.uri)).toEqual([uri]);
  });

  it('[Keyladder §message bundle] a bundle without message has no octets', () => {
    expect(() => bundleMessage({})).toThrow(TypeError);
  });
});
