import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyEccsi } from '../crypto/eccsi.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import type { MessageForm } from '../model/scenario-rules.ts';
import { certificate, keySet, parameters } from '../testing/insider.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { TraceEvent } from '../trace/trace.ts';
import example from '../vectors/message-bundle.json' with { type: 'json' };
import { createGmk, createGroupKeyTransport, createTwoKeyTransport } from './gms.ts';
import type { Gmk, Gms } from './parties.ts';

/** What a GMS writes, held to octets put down by hand. UID and GUK-ID of the member are those of a
 *  worked example computed without this code: GMK a0…af, GMK-ID 01234567, key period 1514. */

const context = (): Context => ({
  random: createRandomSource(Uint8Array.of(5)),
  stopwatch: () => 0,
  timings: new Map(),
});
const scope: Scope = { prefix: 'test', procedure: 1, step: 1, actor: 'gms', member: 'ue1' };
const gmsUser = example.users['sip:gms@example.org'];
const gmsOf = (form: Partial<MessageForm>): Gms => ({
  name: 'gms',
  uri: 'sip:gms@example.org',
  certificate,
  keySet: {
    ...keySet,
    userId: hexToBytes(gmsUser.uid),
    userSigningKeySsk: hexToBytes(gmsUser.ssk),
    userPubTokenPvt: hexToBytes(gmsUser.pvt),
  },
  ntpSeconds: 0xe9e7e5e8,
  form: {
    release: 'ts-33.180',
    signed: 'with-header',
    hideIdentities: true,
    mkiInSpi: false,
    ...form,
  },
});
const recipient = {
  uri: 'sip:officer.7@mcptt.example.org',
  certificate: { ...certificate, kmsUri: 'kms.mcptt.example.org' },
};
const range = (from: number) => Uint8Array.from({ length: 16 }, (_, index) => from + index);
const media: Gmk = {
  purpose: 'media',
  gmk: range(0xa0),
  gmkId: 0x01234567,
  rand: range(0x30),
  parameters,
};
const floor: Gmk = { ...media, purpose: 'floor', gmk: range(0xb0), gmkId: 0x089abcde };

/** Octets as they are written down, with blanks between the fields. */
const written = (...parts: readonly string[]) => parts.join('').replaceAll(' ', '');

function made(steps: Steps<Uint8Array>): { events: TraceEvent[]; hex: string; octets: Uint8Array } {
  const events: TraceEvent[] = [];
  let step = steps.next();
  while (!step.done) {
    events.push(step.value);
    step = steps.next();
  }
  return { events, hex: bytesToHex(step.value), octets: step.value };
}
const single = (form: Partial<MessageForm>, key: Gmk = media) =>
  made(
    createGroupKeyTransport(
      context(),
      { ...scope, purpose: key.purpose },
      gmsOf(form),
      key,
      recipient,
    ),
  );
const double = (form: Partial<MessageForm>) =>
  made(createTwoKeyTransport(context(), scope, gmsOf(form), [media, floor], recipient));

const timeAndRand = '0b 00 e9e7e5e8 00000000  0e 10 303132333435363738393a3b3c3d3e3f';
const hiddenIdentities = [
  '0e 08 01 0020 ',
  gmsUser.uid,
  '0e 09 01 0020 b94ec2504962629bd04ee0faf59fef982f1a871c9e784ab8efcdb90888747a80',
];
const openIdentities = [
  '0e 01 01 0013 7369703a676d73406578616d706c652e6f7267',
  '0e 02 01 001f 7369703a6f6666696365722e37406d637074742e6578616d706c652e6f7267',
];
const kmss = [
  '0e 06 01 000f 6b6d732e6578616d706c652e6f7267',
  '0a 07 01 0015 6b6d732e6d637074742e6578616d706c652e6f7267',
];
const policyAndSakke =
  '1a 00 00 001e 000106 010110 020104 04010c 050100 060100 0d0101 120104 130100 140110  15 01 02 0111';

describe('the octets before the first encapsulated key', () => {
  it.each([
    [
      'TS 33.179 §E.2',
      'an empty map and URIs',
      { release: 'ts-33.179', hideIdentities: false, mkiInSpi: true },
      '00 01',
      openIdentities,
    ],
    [
      'TS 33.180 §E.7',
      'one group call without SPI, identities hidden',
      {},
      '01 02  04 00 01 00 0000 00',
      hiddenIdentities,
    ],
    [
      'TS 33.180 §E.2',
      'one group call, identities as URIs',
      { hideIdentities: false },
      '01 02  04 00 01 00 0000 00',
      openIdentities,
    ],
    [
      'RFC 6043 §6.1.1',
      'GMK-ID and GUK-ID as SPI',
      { mkiInSpi: true },
      '01 02  04 00 01 00 0000 08 01234567 0f5d2840',
      hiddenIdentities,
    ],
  ] as const)('[%s] %s', (_clause, _what, form, map, identities) => {
    const head = written(
      '01 1a 05 01 0f5d2840',
      map,
      timeAndRand,
      ...identities,
      ...kmss,
      policyAndSakke,
    );
    expect(single(form).hex.slice(0, head.length)).toBe(head);
    expect(double(form).hex.slice(0, head.length)).toBe(head);
  });

  it('[TS 33.180 §5.2.3] an MKFC-ID stands once as CSB ID and once, alone, as SPI', () => {
    const mkfc: Gmk = { ...floor, gmkId: 0x489abcde };
    const { hex } = single({ mkiInSpi: true, hideIdentities: false }, mkfc);
    const head = written('01 1a 05 01 489abcde', '01 02  04 00 01 00 0000 04 489abcde');
    expect(hex.slice(0, head.length)).toBe(head);
  });
});

describe('the form of TS 33.179 V13.4.0', () => {
  const { hex, octets } = single({
    ...{ release: 'v13-4-0', signed: 'without-header', hideIdentities: false },
  });
  const sakke = hex.indexOf(written('15 01 01 0111')) + 10;
  const extension = sakke + 2 * 273;

  it('[TS 33.179 §E.5] a map of one group call, ID scheme 1, extension type 0', () => {
    const policyAndScheme = written(policyAndSakke).replace('15010201', '15010101');
    const head = written('01 1a 05 01 0f5d2840', '01 02  04 00 01 00 0000 00', timeAndRand);
    const whole = written(head, ...openIdentities, ...kmss, policyAndScheme);
    expect(hex.slice(0, whole.length)).toBe(whole);
    // 16 of IV; elements of 2 + 27 + 3, 8, 2 + 20 + 2, 4 and 4 octets make 72, with 8 of padding 80.
    expect(hex.slice(extension, extension + 8)).toBe(written('04 00 0060'));
    expect(hex.length).toBe(extension + 8 + 2 * 96 + 2 * 131);
  });

  it('[TS 33.179 §E.6.8] IV, then AES-128-CBC of the elements under the GMK itself', () => {
    const data = octets.slice(extension / 2 + 4, -131);
    const aes = createDecipheriv('aes-128-cbc', media.gmk, data.slice(0, 16)).setAutoPadding(false);
    const plain = bytesToHex(Buffer.concat([aes.update(data.slice(16)), aes.final()]));
    const groupId = ['001b', bytesToHex(utf8ToBytes('sip:fireground7@example.org')), '000000'];
    const time = [(parameters.activationTime + 2_208_988_800).toString(16), '00000000'];
    const text = ['0014', bytesToHex(utf8ToBytes('Fire ground 7, media')), '0000'];
    const head = written(...groupId, ...time, ...text);
    expect(plain.slice(0, head.length)).toBe(head);
    // Reserved: its length, 0, and two octets at random; then Status, not revoked.
    expect(plain.slice(head.length, head.length + 4)).toBe('0000');
    expect(plain.slice(head.length + 8, head.length + 16)).toBe('00000001');
  });

  it('[RFC 3830 §5.2] is signed without S type and signature length', () => {
    const given = { kpak: certificate.pubAuthKey, id: hexToBytes(gmsUser.uid) };
    const signature = octets.slice(-129);
    const without = { ...given, message: octets.slice(0, -131), signature };
    expect(verifyEccsi(without).valid).toBe(true);
    expect(verifyEccsi({ ...without, message: octets.slice(0, -129) }).valid).toBe(false);
  });
});

describe('the form of the draft', () => {
  it('[pCR 33.179 §7.4.2] no key parameters: SIGN stands behind SAKKE', () => {
    const { hex, events } = single({ release: 'draft', hideIdentities: false });
    const policy = written(policyAndSakke).replace('1501020111', '0401020111');
    const head = written('01 1a 05 01 0f5d2840 00 01', timeAndRand, ...openIdentities, ...kmss);
    expect(hex.slice(0, head.length + policy.length)).toBe(head + policy);
    expect(hex.slice(head.length + policy.length + 2 * 273, -2 * 129)).toBe('2081');
    expect(events.map(({ id }) => id)).not.toContain('test.1.ue1.compute.key-parameters-protect');
  });
});

describe('two keys in one payload', () => {
  const { events, hex, octets } = double({});

  it('[Keyladder §second-key] the second GUK-ID, SAKKE data and parameters stand behind the first', () => {
    const sakke = hex.indexOf(written('15 01 02 0111')) + 10;
    const firstExtension = sakke + 2 * 273;
    expect(hex.slice(firstExtension, firstExtension + 8)).toBe('15070079');
    const envelope = firstExtension + 8;
    expect(hex.slice(envelope + 56, envelope + 64)).toBe('0f5d2840');
    const secondKey = envelope + 2 * 121;
    // 0119 is 281 = 4 + 1 + 1 + 2 + 273 octets; the GUK-ID is 089abcde XOR 0e18e9a7, by hand.
    expect(hex.slice(secondKey, secondKey + 24)).toBe(written('15 f0 0119 06825579 01 02 0111'));
    const secondParameters = secondKey + 24 + 2 * 273;
    expect(hex.slice(secondParameters, secondParameters + 8)).toBe('04070079');
    const behind = secondParameters + 8;
    expect(hex.slice(behind + 56, behind + 64)).toBe('06825579');
    expect(hex.slice(behind + 2 * 121, behind + 2 * 121 + 4)).toBe('2081');
    expect(hex.length).toBe(behind + 2 * 121 + 4 + 2 * 129);
  });

  it('[RFC 3830 §5.2] one signature covers everything before it', () => {
    const verdict = verifyEccsi({
      kpak: certificate.pubAuthKey,
      id: hexToBytes(gmsUser.uid),
      message: octets.slice(0, -129),
      signature: octets.slice(-129),
    });
    expect(verdict.valid).toBe(true);
  });

  it('[Keyladder §second-key] UID and signature once, the rest for each key', () => {
    expect(events.map((event) => event.id)).toEqual([
      'test.1.ue1.compute.uid',
      'test.1.ue1.compute.user-salt.media',
      'test.1.ue1.compute.guk-id.media',
      'test.1.ue1.compute.sakke-encapsulate.media',
      'test.1.ue1.compute.key-parameters-protect.media',
      'test.1.ue1.compute.user-salt.floor',
      'test.1.ue1.compute.guk-id.floor',
      'test.1.ue1.compute.sakke-encapsulate.floor',
      'test.1.ue1.compute.key-parameters-protect.floor',
      'test.1.ue1.compute.eccsi-sign',
    ]);
  });

  it('[RFC 6507 §5.2.1] the nonce is not that of a message with one of the keys', () => {
    expect(hex.slice(-2 * 129, -2 * 97)).not.toBe(single({}).hex.slice(-2 * 129, -2 * 97));
  });
});

describe('a GMK', () => {
  const input = { purpose: 'floor', tag: 0, parameters } as const;
  const outcome = (steps: Steps<Gmk>) => {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };

  it('[RFC 3830 §6.11] takes the RAND of another key where both share a payload', () => {
    const alone = outcome(createGmk(context(), scope, input));
    const shared = outcome(createGmk(context(), scope, { ...input, rand: range(0x30) }));
    expect(bytesToHex(shared.rand)).toBe('303132333435363738393a3b3c3d3e3f');
    expect(alone.rand).not.toEqual(shared.rand);
    expect([shared.gmk, shared.gmkId]).toEqual([alone.gmk, alone.gmkId]);
  });
});
