import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { bytesToHex, hexToBytes, uint32ToHex, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import bundle33179 from '../vectors/message-bundle.json';
import bundle33180 from '../vectors/message-bundle-33.180.json';
import { decodeMessage } from './index.ts';

const octets = (hex: string) => hexToBytes(hex.replaceAll(' ', ''));
const example = hexToBytes(bundle33179.i_message_hex);

/** A short message: every mandatory payload, in order, with the smallest contents that decode. */
const short = {
  hdr: '01 1a 05 01 0f5d2840 00 01',
  t: '0b 00 ed003780 00000000',
  rand: '0e 02 3031',
  idri: '0e 01 01 0001 67',
  idrr: '0e 02 01 0001 75',
  idrkmsi: '0e 06 01 0001 6b',
  idrkmsr: '1a 07 01 0001 6b',
  sakke: '04 01 02 0002 aabb',
  sign: '2002 ccdd',
};

/** The short message with other octets for some payloads; '' leaves one out. */
function shortWith(changes: Partial<typeof short> = {}): Uint8Array {
  return octets(Object.values({ ...short, ...changes }).join(''));
}

function failureOf(changes: Partial<typeof short>) {
  return decodeMessage(shortWith(changes)).failure;
}

describe('decoding a message', () => {
  it.each([
    ['TS 33.179', bundle33179, [1, 2, 6, 7]],
    ['TS 33.180', bundle33180, [8, 9, 6, 7]],
  ])('[TS 33.179 §E.2] gives the values of the %s example', (_name, bundle, roles) => {
    const bytes = hexToBytes(bundle.i_message_hex);
    const { tree, message, failure } = decodeMessage(bytes);
    expect(failure).toBeNull();
    if (!message) throw new Error('the example decodes');
    expect(uint32ToHex(message.hdr.csbId)).toBe(bundle.guk_id);
    expect(message.hdr).toMatchObject({ version: 1, dataType: 26, v: 0, prfFunc: 1, csCount: 1 });
    expect(message.hdr.csIdMap).toMatchObject({
      type: 2,
      sessions: [{ csId: 4, protType: 0, s: 0, spi: hexToBytes(bundle.srtp.mki) }],
    });
    expect(message.t).toEqual({ tsType: 0, ntpSeconds: bundle.ntp_seconds, fraction: 0 });
    expect(bytesToHex(message.rand)).toBe(bundle.rand);
    expect(message.idrs.map(({ role }) => role)).toEqual(roles);
    expect(message.idrs[2]?.idData).toEqual(utf8ToBytes(bundle.kms.uri));
    expect(message.sps.map(({ path, params }) => [path, params.length])).toEqual([['SP', 10]]);
    expect(message.sakke).toMatchObject({ sakkeParams: 1, idScheme: 2 });
    expect(message.sakke.sakkeData).toHaveLength(273);
    expect(message.sign.sType).toBe(2);
    expect(message.signedOctets).toEqual(bytes.slice(0, -129));
    for (const { path, start, dataStart, idData } of message.idrs) {
      expect(findNode(tree, path)?.start).toBe(start);
      expect(bytes.slice(dataStart, dataStart + idData.length)).toEqual(idData);
    }
    const [extension] = message.generalExtensions;
    expect(extension).toMatchObject({ type: 7, path: 'GeneralExtension' });
    expect(findNode(tree, 'GeneralExtension.data')?.start).toBe(extension?.dataStart);
  });

  it('[TS 33.180 §E.7] takes the UIDs of the TS 33.180 example as identities', () => {
    const { message } = decodeMessage(hexToBytes(bundle33180.i_message_hex));
    const [initiator, responder] = message?.idrs ?? [];
    expect(initiator?.path).toBe('IDRuidi');
    expect(initiator && bytesToHex(initiator.idData)).toBe(
      bundle33180.users[`sip:gms@example.org`].uid,
    );
    expect(responder && bytesToHex(responder.idData)).toBe(
      bundle33180.users['sip:alice@example.org'].uid,
    );
  });

  it('[TS 33.179 §E.2] needs no SP and no general extension', () => {
    const { message, failure } = decodeMessage(shortWith());
    expect(failure).toBeNull();
    expect(message).toMatchObject({
      sps: [],
      generalExtensions: [],
      hdr: { csIdMap: { type: 1 } },
    });
    expect(message?.signedOctets.length).toBe(shortWith().length - 2);
  });

  it('[RFC 3830 §5.1] follows the chain in whatever order', () => {
    const { message, failure } = decodeMessage(
      shortWith({
        hdr: '01 1a 0b 01 0f5d2840 00 01',
        t: short.rand.replace('0e', '05'),
        rand: '0e 00 ed003780 00000000',
      }),
    );
    expect(failure).toBeNull();
    expect(message?.t.ntpSeconds).toBe(0xed003780);
  });

  it('[RFC 3830 §6.15] numbers general extensions from the second on', () => {
    const sakke = '15 01 02 0002 aabb 15 63 0001 01 04 63 0001 02';
    const { message } = decodeMessage(shortWith({ sakke }));
    const paths = message?.generalExtensions.map(({ path }) => path);
    expect(paths).toEqual(['GeneralExtension', 'GeneralExtension[2]']);
  });
});

describe('failures of a message', () => {
  it('[RFC 3830 §6.1] truncated: no octets at all', () => {
    expect(decodeMessage(new Uint8Array())).toMatchObject({
      tree: [],
      message: null,
      failure: { code: 'truncated', path: 'HDR.version', offset: 0 },
    });
  });

  it('[RFC 3830 §6.1] truncated: names the field the octets end in', () => {
    const { failure, tree } = decodeMessage(example.slice(0, 180));
    expect(failure).toMatchObject({ code: 'truncated', path: 'SAKKE.idScheme', offset: 180 });
    expect(tree.at(-1)).toMatchObject({ path: 'SAKKE', start: 178, end: 180 });
    expect(decodeMessage(example.slice(0, -1)).failure).toEqual({
      code: 'truncated',
      path: 'SIGN.signature',
      offset: 583,
      clause: 'RFC 3830 §6.5',
      expected: fact('octets', { count: 129 }),
      found: fact('read.left', { count: 128 }),
    });
  });

  it('[RFC 3830 §6.10] truncated: a parameter longer than its SP; the chain goes on behind', () => {
    const { failure, tree } = decodeMessage(
      shortWith({ idrkmsr: '0a 07 01 0001 6b 1a 00 00 0003 000206' }),
    );
    expect(failure).toMatchObject({ code: 'truncated', path: 'SP.params[0].value', offset: 55 });
    expect(findNode(tree, 'SP.params.unread')).toMatchObject({ start: 55, end: 56, unknown: true });
    expect(findNode(tree, 'SIGN.signature')?.text).toBe('ccdd');
  });

  it.each([
    ['version', '02 1a 05 01 0f5d2840 00 01', 0],
    ['dataType', '01 00 05 01 0f5d2840 00 01', 1],
    ['v', '01 1a 05 81 0f5d2840 00 01', 3],
    ['prfFunc', '01 1a 05 00 0f5d2840 00 01', 3],
    ['csCount', '01 1a 05 01 0f5d2840 01 01', 8],
    ['csIdMapType', '01 1a 05 01 0f5d2840 00 03', 9],
  ])('[RFC 6043 §6.1.1] hdr: %s', (key, hdr, offset) => {
    expect(failureOf({ hdr })).toMatchObject({ code: 'hdr', path: `HDR.${key}`, offset });
  });

  it('[RFC 3830 §6.12] hdr: an Error message, whose ERR payload is still read', () => {
    const hdr = '01 06 05 01 0f5d2840 00 01';
    const t = '0c 00 ed003780 00000000';
    const message = octets(`${hdr} ${t} 04 01 0000 ${short.sign}`);
    const { failure, tree } = decodeMessage(message);
    expect(failure).toMatchObject({
      code: 'hdr',
      path: 'HDR.dataType',
      found: fact('read.named', { value: '6', name: 'Error' }),
    });
    expect(findNode(tree, 'ERR.errorNo')?.valueName).toBe('Invalid TS');
  });

  it('[RFC 3830 §6.1] payload: an unknown Next payload; the octets behind are one unknown node', () => {
    const { failure, tree } = decodeMessage(shortWith({ t: '63 00 ed003780 00000000' }));
    expect(failure).toMatchObject({
      code: 'payload',
      path: 'T.nextPayload',
      offset: 10,
      found: fact('payload.unknownType', { type: 99 }),
    });
    expect(tree.at(-1)).toMatchObject({ path: 'unread', start: 20, unknown: true });
  });

  it('[RFC 3830 §6.1] payload: a payload known by name that has no place here', () => {
    const { failure, tree } = decodeMessage(shortWith({ t: '01 00 ed003780 00000000' }));
    expect(failure).toMatchObject({
      code: 'payload',
      offset: 10,
      found: fact('read.named', { value: 1, name: 'KEMAC' }),
    });
    expect(tree.at(-1)).toMatchObject({ path: 'KEMAC', start: 20, unknown: true });
    const err = decodeMessage(shortWith({ t: `0c 00 ed003780 00000000 0b 01 0000` }));
    expect(err.failure).toMatchObject({
      code: 'payload',
      path: 'T.nextPayload',
      found: fact('read.named', { value: 12, name: 'ERR' }),
    });
    expect(findNode(err.tree, 'SIGN')?.end).toBe(err.bytes.length);
  });

  it('[RFC 6043 §6.6] payload: a URI that is not UTF-8, but not the UID of roles 8 and 9', () => {
    const bad = failureOf({ idrr: '0e 02 01 0001 ff' });
    expect(bad).toMatchObject({ code: 'payload', path: 'IDRr.idData', offset: 35 });
    expect(failureOf({ idrr: '0e 09 01 0001 ff' })).toBeNull();
    expect(failureOf({ idrr: '0e 02 02 0001 ff' })).toBeNull();
  });

  it.each([
    ['T', { hdr: '01 1a 0b 01 0f5d2840 00 01', t: '' }],
    ['RAND', { t: '0e 00 ed003780 00000000', rand: '' }],
    ['IDRi', { idri: '' }],
    ['IDRr', { idrr: '' }],
    ['IDRkmsi', { idrkmsi: '' }],
    ['IDRkmsr', { idrkmsi: '1a 06 01 0001 6b', idrkmsr: '' }],
    ['SAKKE', { idrkmsr: '04 07 01 0001 6b', sakke: '' }],
    ['SIGN', { sakke: '00 01 02 0002 aabb', sign: '' }],
  ])('[TS 33.179 §E.2] missing: %s', (path, changes) => {
    const { length } = shortWith(changes);
    expect(failureOf(changes)).toMatchObject({ code: 'missing', path, offset: length });
  });

  it('[TS 33.179 §E.2] missing: role 3 twice does not stand for the roles of the KMSs', () => {
    const changes = { idrkmsi: '0e 03 01 0001 6b', idrkmsr: '1a 03 01 0001 6b' };
    const { failure, tree } = decodeMessage(shortWith(changes));
    expect(failure).toMatchObject({ code: 'missing', path: 'IDRkmsi' });
    expect(findNode(tree, 'IDRkms[2]')).toBeDefined();
  });

  it('[RFC 6043 §6.6] an identity of unknown role is read and marked', () => {
    const { tree, failure } = decodeMessage(shortWith({ idrr: `${short.idrr} 0e 2a 01 0001 ff` }));
    expect(failure).toMatchObject({ code: 'payload', path: 'IDR(42).idData' });
    expect(findNode(tree, 'IDR(42).idRole')?.unknown).toBe(true);
  });

  it.each([
    ['T[2]', { t: '05 00 ed003780 00000000 0b 00 ed003780 00000000' }, 20],
    ['RAND[2]', { rand: '0b 02 3031 0e 02 3031' }, 24],
    ['IDRi[2]', { idri: '0e 01 01 0001 67 0e 01 01 0001 67' }, 30],
    ['SP[2]', { idrkmsr: '0a 07 01 0001 6b 0a 00 00 0000 1a 00 00 0000' }, 53],
    ['SP[3]', { idrkmsr: '0a 07 01 0001 6b 0a 00 00 0000 0a 01 00 0000 1a 00 00 0000' }, 58],
    ['IDRuidi', { idri: '0e 01 01 0001 67 0e 08 02 0001 ff' }, 30],
    ['IDRr', { idri: '0e 01 01 0001 67 0e 09 02 0001 ff' }, 36],
    ['SAKKE[2]', { sakke: '1a 01 02 0002 aabb 04 01 02 0002 aabb' }, 55],
  ])('[RFC 3830 §5.1] duplicate: %s', (path, changes, offset) => {
    expect(failureOf(changes)).toMatchObject({ code: 'duplicate', path, offset });
  });

  it('[RFC 3830 §5.2] trailing: octets behind SIGN', () => {
    const { failure, tree, bytes } = decodeMessage(shortWith({ sign: '2002 ccdd ee' }));
    expect(failure).toMatchObject({ code: 'trailing', path: 'unread', offset: bytes.length - 1 });
    expect(tree.at(-1)).toMatchObject({ label: 'unread octets', unknown: true });
  });

  it('[RFC 6043 §6.3] timestamp: a TS type of unknown length', () => {
    const failure = failureOf({ t: '0b 04 ed003780 00000000' });
    expect(failure).toMatchObject({ code: 'ts-type', path: 'T.tsType', offset: 11 });
    expect(failureOf({ t: '0b 02 00000007' })).toBeNull();
  });

  it('[RFC 3830 §5.1] of several problems the first in reading order is told', () => {
    const both = failureOf({ hdr: '02 1a 05 01 0f5d2840 00 01', sign: '2002 ccdd ee' });
    expect(both).toMatchObject({ code: 'hdr', offset: 0 });
    const later = failureOf({ idri: '0e 01 01 0001 ff', idrr: '0e 01 01 0001 67' });
    expect(later).toMatchObject({ code: 'payload', path: 'IDRi.idData' });
  });
});

describe('a message made to fill the memory', () => {
  it('[Keyladder §input] stops at more payloads than any message has, and says where', () => {
    const bytes = octets(`011a0b010f5d28400001${'0b00'.repeat(1_000_000)}`);
    const { tree, failure } = decodeMessage(bytes);
    expect(failure).toMatchObject({ code: 'duplicate', offset: 12 });
    expect(tree).toHaveLength(301);
    expect(tree.at(-1)?.end).toBe(bytes.length);
    const extensions = octets(`011a15010f5d28400001${'15000000'.repeat(500)}`);
    expect(decodeMessage(extensions).failure).toEqual({
      code: 'payload',
      path: 'GeneralExtension',
      offset: 10 + 299 * 4,
      clause: 'RFC 3830 §6.15',
      expected: fact('payload.atMost', { limit: 300 }),
      found: fact('read.evenMore'),
    });
  });

  it('[Keyladder §input] stops at more fields than any message has, and says where', () => {
    const policy = `0a0000fffe${'0000'.repeat(0x7fff)}`;
    const bytes = octets(`011a0a010f5d28400001${policy.repeat(20)}`);
    const { tree, failure } = decodeMessage(bytes);
    expect(failure).toMatchObject({
      code: 'payload',
      path: 'SP.params[6662].type',
      expected: fact('read.atMostFields', { limit: 20_000 }),
    });
    expect(failure?.offset).toBe(10 + 5 + 2 * 6662);
    expect(tree.at(-1)?.end).toBe(bytes.length);
    expect(findNode(tree, 'SP.params.unread')?.end).toBe(10 + 5 + 0xfffe);
  });
});
