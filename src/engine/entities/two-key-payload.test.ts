import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksByPhase, type FailureCode } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { findNode } from '../codec/field-node.ts';
import {
  decodeMessage,
  encodeKeyParameters,
  encodeSecondKey,
  type GeneralExtension,
} from '../mikey/index.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { KeyExpectation } from '../model/expectations.ts';
import { fact } from '../model/fact.ts';
import {
  alice,
  altered,
  bob,
  flipped,
  gmk,
  gmkId,
  insiderMessage,
  kmsUri,
  message,
  parameters,
  protect,
  receive,
  receiver,
  receiveTwoKeys,
  resigned,
  type SecondKeyChange,
  twoKeyExtensions,
} from '../testing/insider.ts';
import type { TraceEvent } from '../trace/trace.ts';
import outside from '../vectors/message-bundle-two-keys.json' with { type: 'json' };

/** Two keys in one payload: the second one in a general extension of type 240. */

const dual = (change: Partial<KeyExpectation> = {}, ue: Partial<McpttUe> = {}) =>
  receiver({
    expects: { dual: true, marking: 'text', acceptance: 'all-or-nothing', tags: [0], ...change },
    ...ue,
  });
const acceptances = ['all-or-nothing', 'each-on-its-own'] as const;
const withExtensions = (generalExtensions: readonly GeneralExtension[]) =>
  insiderMessage({ parts: { generalExtensions } });
const made = (change: SecondKeyChange = {}) => withExtensions(twoKeyExtensions(change));
/** 1115 octets; SAKKE at 163, extensions at 441, 566 and 851, SIGN at 984. */
const two = made();
const [firstParameters, secondKey, secondParameters] = twoKeyExtensions();
const secondGmkId = 0x01234567;

const kindsOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'store' || event.kind === 'discard' ? [`${event.kind} ${event.purpose}`] : [],
  );
const checksOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.kind === 'check' ? [event] : []));
const operationsOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.kind === 'compute' ? [event.operation] : []));

describe('two good keys', () => {
  it('[Keyladder §second-key] checks the payload once, then each key', () => {
    const ue = dual();
    const { events, failures } = receiveTwoKeys(ue, two);
    expect(failures).toEqual([]);
    const ids = events.map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    const whole = checksOf(events).filter((event) => event.purpose === undefined);
    const namesOf = (list: readonly Readonly<{ name: string }>[]) => list.map(({ name }) => name);
    const { payload, key, pair } = checksByPhase;
    // The sender names itself, so that there is nothing to recompute.
    const ofPayload = payload.filter(({ name }) => name !== 'initiator-uid');
    expect(whole.map((event) => event.check)).toEqual(namesOf([...ofPayload, ...pair]));
    for (const purpose of ['media', 'floor']) {
      const checks = checksOf(events).filter((event) => event.purpose === purpose);
      expect(checks.map((event) => event.check)).toEqual(namesOf(key));
    }
    expect(operationsOf(events).filter((name) => name === 'eccsi-verify')).toHaveLength(1);
    expect(operationsOf(events).filter((name) => name === 'sakke-decapsulate')).toHaveLength(2);
  });

  it('[Keyladder §second-key] stores both, learnt from the one payload', () => {
    const ue = dual();
    const { events } = receiveTwoKeys(ue, two);
    expect(kindsOf(events)).toEqual(['store media', 'store floor']);
    expect(ue.keys).toMatchObject([
      { purpose: 'media', gmkId, learntFrom: { messageId: 'test.notification', payload: 0 } },
      {
        purpose: 'floor',
        gmkId: secondGmkId,
        learntFrom: { messageId: 'test.notification', payload: 0 },
      },
    ]);
    expect(ue.keys[1]?.rand).toEqual(ue.keys[0]?.rand);
  });

  it.each(acceptances)(
    '[Keyladder §second-key] %s: takes what an outside encoder made',
    (acceptance) => {
      const ue = dual({ acceptance }, { certificates: receiver().certificates });
      const { failures } = receiveTwoKeys(ue, hexToBytes(outside.i_message_hex));
      expect(failures).toEqual([]);
      const stated = [outside, outside.second].map((key) => [
        key.gmk,
        Number.parseInt(key.gmk_id, 16),
        Number.parseInt(key.guk_id, 16),
        key.key_parameters.text,
        key.srtp.master_key,
        key.srtp.rtcp_salt,
      ]);
      expect(
        ue.keys.map((key) => [
          bytesToHex(key.gmk),
          key.gmkId,
          key.gukId,
          key.parameters.text,
          bytesToHex(key.srtp.masterKey),
          bytesToHex(key.srtp.rtcpSalt),
        ]),
      ).toEqual(stated);
    },
  );

  it('[Keyladder §second-key] names the fields the second key came from', () => {
    const { events } = receiveTwoKeys(dual(), two);
    const { tree } = decodeMessage(two);
    const origins = events.flatMap((event) =>
      event.kind === 'compute' && event.reveals
        ? [[event.reveals.name, event.reveals.originPath, event.purpose]]
        : [],
    );
    expect(origins).toEqual([
      ['gmk', 'SAKKE.sakkeData', 'media'],
      ['key-parameters', 'GeneralExtension.data', 'media'],
      ['gmk', 'GeneralExtension[2].sakkeData', 'floor'],
      ['key-parameters', 'GeneralExtension[3].data', 'floor'],
    ]);
    for (const [, path] of origins) expect(findNode(tree, path ?? '')).toBeDefined();
    const ofSecond = checksOf(events).filter((event) => event.purpose === 'floor');
    expect(ofSecond.every((event) => event.unverified)).toBe(true);
  });

  it.each([
    ['text', [0], secondGmkId],
    ['mkfc-tag', [0, 4], 0x41234567],
    ['none', [0], secondGmkId],
    ['any', [0, 4], 0x41234567],
  ] as const)('[Keyladder §purpose marking] %s: media and floor', (marking, tags, id) => {
    for (const acceptance of acceptances) {
      const ue = dual({ marking, tags, acceptance });
      expect(receiveTwoKeys(ue, made({ gmkId: id })).failures).toEqual([]);
      expect(ue.keys.map((key) => key.purpose)).toEqual(['media', 'floor']);
    }
  });

  it('[Keyladder §purpose marking] any: without tag and text the order decides', () => {
    const ue = dual({ marking: 'any' });
    const text = 'Fire ground 7';
    const plain = encodeKeyParameters({ ...parameters, text });
    const [, second, behind] = twoKeyExtensions({ parameters: { text } });
    const before = { type: 7, data: protect(gmk, 0x0b3ba600, plain) };
    const octets = withExtensions([before, second, behind]);
    expect(receiveTwoKeys(ue, octets).failures).toEqual([]);
    expect(ue.keys.map((key) => key.purpose)).toEqual(['media', 'floor']);
  });

  it('[Keyladder §purpose marking] text: two keys for media are no pair', () => {
    const octets = made({ parameters: { text: 'Fire ground 7, media' } });
    expect(receiveTwoKeys(dual(), octets).failures).toMatchObject([
      { code: 'dual-incomplete', found: fact('pair.samePurpose', { purpose: fact('pair.media') }) },
    ]);
  });

  it('[RFC 6043 §6.1.1] an SPI names the first key; that of the second is refused', () => {
    const session = { csId: 4, protType: 0, s: 0, policies: Uint8Array.of(0) };
    const withSpi = (spi: string) =>
      insiderMessage({
        parts: {
          generalExtensions: twoKeyExtensions(),
          csIdMap: {
            type: 2,
            sessions: [{ ...session, sessionData: new Uint8Array(0), spi: hexToBytes(spi) }],
          },
        },
      });
    expect(receiveTwoKeys(dual(), withSpi('0b105c6d0b3ba600')).failures).toEqual([]);
    const { failures } = receiveTwoKeys(dual(), withSpi('012345670b3ba600'));
    expect(failures[0]).toMatchObject({
      code: 'cs-map',
      path: 'HDR.csIdMapInfo[0].spi',
      offset: 17,
    });
  });
});

/** What is wrong with the second key, and the failure it has to give. */
type Row = readonly [
  clause: string,
  what: string,
  octets: () => Uint8Array,
  code: FailureCode,
  path: string,
  offset: number,
  ue?: Partial<McpttUe>,
];
const otherSecond = (data: Uint8Array) =>
  withExtensions([firstParameters, { type: 240, data }, secondParameters]);
const fields = (sakkeData: Uint8Array) =>
  encodeSecondKey({ gukId: 0x01020304, sakkeParams: 1, idScheme: 2, sakkeData });

// biome-ignore format: a table
const badSecond: readonly Row[] = [
  ['RFC 6509 §4.2', 'SAKKE parameter set 2', () => resigned(altered(two, 574, 2)), 'sakke-params', 'GeneralExtension[2].sakkeParams', 574],
  ['TS 33.179 §E.5', 'the ID scheme of RFC 6509', () => resigned(altered(two, 575, 1)), 'sakke-scheme', 'GeneralExtension[2].idScheme', 575],
  ['RFC 6509 §4.2', 'SAKKE data of 272 octets', () => otherSecond(fields(new Uint8Array(272))), 'sakke-data', 'GeneralExtension[2].sakkeDataLength', 576],
  ['RFC 6508 §6.2.2', 'R off the curve', () => resigned(flipped(two, 700)), 'sakke-data', 'GeneralExtension[2].sakkeData', 578],
  ['RFC 6508 §6.2.2', 'H with one bit turned over (TEST)', () => resigned(flipped(two, 850)), 'sakke', 'GeneralExtension[2].sakkeData', 578],
  ['RFC 6508 §6.2.2', 'a key encapsulated to Bob (TEST)', () => made({ to: bob }), 'sakke', 'GeneralExtension[2].sakkeData', 578],
  ['Keyladder §second-key', 'an extension cut short', () => otherSecond(secondKey.data.slice(0, 7)), 'second-key', 'GeneralExtension[2].sakkeDataLength', 576],
  ['Keyladder §second-key', 'an empty extension', () => otherSecond(new Uint8Array(0)), 'second-key', 'GeneralExtension[2].gukId', 570],
  ['Keyladder §second-key', 'an octet behind the SAKKE data', () => otherSecond(concatBytes(secondKey.data, Uint8Array.of(0))), 'second-key', 'GeneralExtension[2].data.unread', 851],
  ['Keyladder §second-key', 'a third key', () => withExtensions([firstParameters, secondKey, secondKey, secondParameters]), 'second-key', 'GeneralExtension[3]', 851],
  ['TS 33.179 §7.3.1', 'the purpose tag of a CSK', () => made({ gmkId: 0x21234567 }), 'guk-id', 'GeneralExtension[2].gukId', 570],
  ['TS 33.179 §7.3.1', 'the purpose tag of an MKFC where none is expected', () => made({ gmkId: 0x41234567 }), 'guk-id', 'GeneralExtension[2].gukId', 570],
  ['TS 33.180 §E.6.1', 'another message type', () => resigned(altered(two, 855, 0x42)), 'keyparams-type', 'GeneralExtension[3].messageType', 855],
  ['TS 33.180 §E.6.1', 'AEAD_AES_256_GCM', () => resigned(altered(two, 866, 2)), 'keyparams-type', 'GeneralExtension[3].algorithm', 866],
  ['TS 33.180 §E.6.1', 'the DPPK-ID of the first key', () => made({ dppkId: 0x0b3ba600 }), 'keyparams-id', 'GeneralExtension[3].dppkId', 883],
  ['TS 33.180 §E.6.1', 'a payload length one too large', () => resigned(flipped(two, 889)), 'keyparams-len', 'GeneralExtension[3].ciphertextAndTag', 890],
  ['TS 33.180 §E.6.1', 'an octet behind the protected payload', () => withExtensions([firstParameters, secondKey, { type: 7, data: concatBytes(secondParameters.data, Uint8Array.of(0)) }]), 'keyparams-len', 'GeneralExtension[3].data.unread', 984],
  ['TS 33.180 §5.2.4', 'ciphertext with one bit turned over', () => resigned(flipped(two, 890)), 'keyparams-tag', 'GeneralExtension[3].ciphertextAndTag.tag', 968],
  ['TS 33.180 §5.2.4', 'Key Type MKFC under the tag of a GMK', () => made({ parameters: { keyType: 4 } }), 'keyparams-keytype', 'GeneralExtension[3].ciphertextAndTag', 890],
  ['TS 33.179 §E.6.1', 'two sets of parameters behind it', () => withExtensions([firstParameters, secondKey, secondParameters, secondParameters]), 'keyparams-twice', 'GeneralExtension[4]', 984],
  ['TS 33.179 §7.3.1', 'the key of another group', () => made({ parameters: { groupIds: ['sip:other@example.org'] } }), 'group', 'GeneralExtension[3].data', 855],
  ['TS 33.179 §7.3.1', 'no parameters behind it', () => withExtensions([firstParameters, secondKey]), 'group', 'GeneralExtension[2].sakkeData', 578],
  ['TS 33.179 §E.6.9', 'a revoked key, to a reader of a file', () => made({ parameters: { status: 0 } }), 'revoked', 'GeneralExtension[3].data', 855, { recordsRevocation: false }],
  ['TS 33.179 §E.6.10', 'expiry at the activation time', () => made({ parameters: { expiryTime: parameters.activationTime } }), 'expired', 'GeneralExtension[3].data', 855],
];

// biome-ignore format: a table
const badFirst: readonly Row[] = [
  ['RFC 6509 §4.2', 'SAKKE parameter set 2', () => resigned(altered(two, 164, 2)), 'sakke-params', 'SAKKE.sakkeParams', 164],
  ['RFC 6508 §6.2.2', 'H with one bit turned over (TEST)', () => resigned(flipped(two, 440)), 'sakke', 'SAKKE.sakkeData', 168],
  ['TS 33.179 §7.3.1', 'the purpose tag of a PCK', () => resigned(altered(two, 4, 0x1b)), 'guk-id', 'HDR.csbId', 4],
  ['TS 33.180 §E.6.1', 'the DPPK-ID of another key', () => resigned(flipped(two, 476)), 'keyparams-id', 'GeneralExtension.dppkId', 473],
  ['TS 33.179 §E.6.1', 'both sets of parameters before the second key', () => withExtensions([firstParameters, secondParameters, secondKey]), 'keyparams-twice', 'GeneralExtension[2]', 566],
  ['TS 33.179 §7.3.1', 'no parameters before the second key', () => withExtensions([secondKey, secondParameters]), 'group', 'SAKKE.sakkeData', 168],
];

const failed = ({ failures }: ReturnType<typeof receive>) =>
  failures.map(({ code, path, offset }) => [code, path, offset]);
const incomplete = ['dual-incomplete', 'notification', null];
const named = (rows: readonly Row[]) => rows.map((row) => [row[0], row[1], row[3], row] as const);

describe('one of two keys refused', () => {
  it.each(named(badSecond))('[%s] second key: %s: %s', (clause, _what, _code, row) => {
    const [, , octets, code, path, offset, ue] = row;
    const sent = octets();
    const strict = dual({}, ue);
    const refused = receiveTwoKeys(strict, sent);
    expect(failed(refused)).toEqual([[code, path, offset], incomplete]);
    expect(refused.failures[0]?.clause).toBe(clause);
    expect(refused.failures[1]?.found).toEqual(fact('pair.refused', { refused: 1, count: 2 }));
    expect(kindsOf(refused.events)).toEqual(['discard floor', 'discard media']);
    expect(strict.keys).toEqual([]);
    const lenient = dual({ acceptance: 'each-on-its-own' }, ue);
    const half = receiveTwoKeys(lenient, sent);
    expect(failed(half)).toEqual([[code, path, offset], incomplete]);
    expect(kindsOf(half.events)).toEqual(['store media', 'discard floor']);
    expect(lenient.keys.map((key) => key.gmkId)).toEqual([gmkId]);
  });

  it.each(named(badFirst))('[%s] first key: %s: %s', (_clause, what, _code, row) => {
    const [, , octets, code, path, offset] = row;
    const ue = dual({ acceptance: 'each-on-its-own' });
    const { events, ...rest } = receiveTwoKeys(ue, octets());
    const alsoSecond = what.startsWith('both');
    const expected = [code, path, offset];
    expect(failed({ events, ...rest })[0]).toEqual(expected);
    expect(rest.failures.at(-1)?.code).toBe('dual-incomplete');
    expect(kindsOf(events)).toEqual(['discard media', `${alsoSecond ? 'discard' : 'store'} floor`]);
    const strict = dual();
    expect(failed(receiveTwoKeys(strict, octets()))[0]).toEqual(expected);
    expect(strict.keys).toEqual([]);
  });

  it.each(acceptances)('[pCR 33.179 §7.4.2] %s: a GMK-ID stored already', (acceptance) => {
    const ue = dual({ acceptance });
    const other = insiderMessage({
      gmk: new Uint8Array(16).fill(0x5a),
      gmkId: secondGmkId,
      parts: { rand: new Uint8Array(16).fill(3) },
    });
    receive(ue, [other], 'before');
    const result = receiveTwoKeys(ue, two);
    expect(failed(result)).toEqual([
      ['duplicate-gmk-id', 'GeneralExtension[2].gukId', 570],
      incomplete,
    ]);
    expect(ue.keys).toHaveLength(acceptance === 'all-or-nothing' ? 1 : 2);
  });

  it('[Keyladder §dual acceptance] a payload with one key where two are due', () => {
    const strict = dual();
    const { events, failures } = receiveTwoKeys(strict, message);
    expect(failures).toMatchObject([{ code: 'dual-incomplete', found: fact('pair.noSecond') }]);
    expect(kindsOf(events)).toEqual(['discard media']);
    expect(strict.keys).toEqual([]);
    const lenient = dual({ acceptance: 'each-on-its-own' });
    expect(receiveTwoKeys(lenient, message).failures).toHaveLength(1);
    expect(lenient.keys.map((key) => key.gmkId)).toEqual([gmkId]);
  });

  it.each([
    ['the same GMK under two GMK-IDs', { gmk }, fact('pair.sameGmk')],
    ['two GMKs under one GMK-ID', { gmkId }, fact('pair.sameGmkId')],
  ] as const)('[pCR 33.179 §7.4.2] %s are no pair', (_what, change, found) => {
    const ue = dual();
    const { failures } = receiveTwoKeys(ue, made(change));
    expect(failures).toMatchObject([{ code: 'dual-incomplete', found }]);
    expect(ue.keys).toEqual([]);
  });

  it('[TS 33.179 §E.6.1] one key is expected: the second parameters are one set too many', () => {
    const ue = receiver();
    expect(failed(receive(ue, [two]))).toEqual([['keyparams-twice', 'GeneralExtension[3]', 851]]);
    expect(ue.keys).toEqual([]);
  });
});

describe('what both keys share is bad', () => {
  const toBob = insiderMessage({
    to: bob,
    parts: { generalExtensions: twoKeyExtensions() },
  });
  const byBob = () => {
    const idr = (role: number, text: string) => ({ role, idType: 1, idData: utf8ToBytes(text) });
    const idrs = [idr(1, bob), idr(2, alice), idr(6, kmsUri), idr(7, kmsUri)];
    const parts = { idrs, generalExtensions: twoKeyExtensions() };
    return insiderMessage({ signer: bob, parts });
  };
  const rows = [
    ['truncated', 'SIGN.signature', 986, () => two.slice(0, -1)],
    ['timestamp', 'T.ntpSeconds', 12, () => altered(two, 12, 0)],
    ['receiver', 'IDRr.idData', 67, () => toBob],
    ['signature', 'SIGN.signature', 986, () => flipped(two, 600)],
    ['not-authorised', 'IDRi.idData', 43, byBob],
  ] as const;

  it.each(rows)(
    '[Keyladder §second-key] %s: neither key is looked at',
    (code, path, offset, octets) => {
      for (const acceptance of acceptances) {
        const ue = dual({ acceptance });
        const result = receiveTwoKeys(ue, octets());
        expect(failed(result)).toEqual([[code, path, offset], incomplete]);
        expect(result.failures[1]?.found).toEqual(fact('pair.refused', { refused: 2, count: 2 }));
        expect(kindsOf(result.events)).toEqual(['discard media', 'discard floor']);
        expect(operationsOf(result.events)).not.toContain('sakke-decapsulate');
        expect(ue.keys).toEqual([]);
      }
    },
  );

  it('[RFC 3830 §5.4] the same payload again: replay, and the keys stay', () => {
    const ue = dual();
    receiveTwoKeys(ue, two);
    expect(failed(receiveTwoKeys(ue, two))[0]).toEqual(['replay', 'T.ntpSeconds', 12]);
    expect(ue.keys).toHaveLength(2);
  });

  it('[TS 33.179 §7.3.1] any octet changed: nothing is stored', { timeout: 60_000 }, () => {
    const change = fc.tuple(fc.nat(two.length - 1), fc.integer({ min: 1, max: 255 }));
    const refused = ([at, difference]: [number, number]) => {
      const ue = dual({ acceptance: 'each-on-its-own' });
      const octets = altered(two, at, (two[at] ?? 0) ^ difference);
      const { failures } = receiveTwoKeys(ue, octets);
      expect(failures.length).toBeGreaterThan(0);
      expect(ue.keys).toEqual([]);
    };
    fc.assert(fc.property(change, refused), { numRuns: 250, seed: 1 });
  });
});
