import { createCipheriv, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { aliceUri, bundleOf, gmk, gmsUri, kms, time } from '../testing/deviating-sender.ts';
import { eventsOf } from '../testing/events-of.ts';
import { actorsOf } from './actors-of.ts';
import { keyJson } from './run-bundles.ts';

/** A message of each kind of key, its octets written here by hand, its identifiers and SRTP keys
 *  worked out with Node's own cryptography. Sources: TS 33.180 §5.2.3, §7.4, Annex G, RFC 3830 §4.1.3. */

const hex = (text: string) => Buffer.from(text, 'hex');
const u16 = (value: number) => Buffer.of(value >> 8, value & 255);
function u32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value >>> 0);
  return octets;
}
const long = (octets: Buffer) => Buffer.concat([u16(octets.length), octets]);
const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();
const rand = hex('303132333435363738393a3b3c3d3e3f');
const iv = hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');

/** MIKEY PRF for one block of output. */
function derived(constant: string, csId: number, csbId: number, length: number): string {
  const label = Buffer.concat([hex(constant), Buffer.of(csId), u32(csbId), rand]);
  return hmac(gmk, hmac(gmk, label), label).subarray(0, length).toString('hex');
}

/** Session key of SRTP (label 0) or SRTCP (label 3). Source: RFC 3711 §4.3. */
function session(masterKey: string, masterSalt: string, label: number): string {
  const x = Buffer.concat([hex(masterSalt), Buffer.alloc(4)]);
  x[7] = (x[7] ?? 0) ^ label;
  return createCipheriv('aes-128-ctr', hex(masterKey), x).update(Buffer.alloc(16)).toString('hex');
}

const group = Buffer.from('sip:group@example.org');

/** Key Type, Status, times, Text, and Group IDs where a key has them. */
const content = (type: number, ids: 'group' | 'none' | 'absent') =>
  Buffer.concat([
    Buffer.of(type),
    hex('0000000100000010000000000000'),
    Buffer.of(0, 3),
    Buffer.from('key'),
    ...(ids === 'group' ? [long(Buffer.concat([hex('017b'), long(group)]))] : []),
    ...(ids === 'none' ? [hex('000100')] : []),
  ]);

/** The protected payload of TS 33.180. */
function sealed(plain: Buffer, csbId: number): Buffer {
  const head = Buffer.concat([hex('43006a0000000000000000'), Buffer.of(1), iv, u32(csbId)]);
  const key = hmac(gmk, Buffer.of(0x53), u32(csbId), Buffer.of(0, 4)).subarray(16);
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(head);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, hex('78'), long(Buffer.concat([body, cipher.getAuthTag()]))]);
}

/** V13.4.0: AES-CBC under the key itself, IV first. */
function cbc(plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', gmk, iv).setAutoPadding(false);
  return Buffer.concat([iv, cipher.update(plain), cipher.final()]);
}
const toBlocks = (octets: Buffer) =>
  Buffer.concat([octets, Buffer.alloc((16 - (octets.length % 16)) % 16, 0xa5)]);
const to4 = (octets: Buffer) => Buffer.concat([octets, Buffer.alloc(-octets.length & 3, 0x99)]);
const elements = (activation: string) =>
  toBlocks(Buffer.concat([to4(long(group)), hex(activation), to4(long(Buffer.from('key')))]));

const payload = (next: number, ...parts: Buffer[]) => Buffer.concat([Buffer.of(next), ...parts]);
const idr = (next: number, role: number, text: string) =>
  payload(next, Buffer.of(role, 1), long(Buffer.from(text)));

type Kind = Readonly<{
  name: string;
  purpose: string;
  tag: number;
  from: string;
  to: string;
  /** The CS ID of a GENERIC-ID map; null: an empty map. */
  mapped: number | null;
  csId: number;
  media: boolean;
  extension: (csbId: number) => readonly [type: number, data: Buffer] | null;
  form?: string;
}>;

// biome-ignore format: a table
const kinds: readonly Kind[] = [
  { name: 'GMK', purpose: 'group', tag: 0, from: 'gms', to: 'ue1', mapped: 4, csId: 4, media: true, form: 'keyParameters.cbcForm', extension: () => [7, cbc(elements(`ed10c000${'0'.repeat(8)}`))] },
  { name: 'PCK', purpose: 'private', tag: 1, from: 'ue1', to: 'ue2', mapped: null, csId: 0, media: true, extension: (id) => [7, sealed(content(1, 'absent'), id)] },
  { name: 'CSK', purpose: 'client', tag: 2, from: 'ue1', to: 'server1', mapped: 8, csId: 8, media: false, form: 'keyParameters.clearForm', extension: () => [7, content(3, 'none')] },
  { name: 'SPK', purpose: 'server', tag: 3, from: 'server1', to: 'server2', mapped: null, csId: 0, media: false, extension: () => null },
  { name: 'MKFC', purpose: 'floor', tag: 4, from: 'gms', to: 'ue1', mapped: null, csId: 4, media: true, extension: (id) => [7, sealed(Buffer.concat([hex('5a'), long(content(4, 'group'))]), id)] },
  { name: 'MSCCK', purpose: 'bearer', tag: 5, from: 'server1', to: 'ue1', mapped: null, csId: 0, media: false, form: 'keyParameters.cbcForm', extension: () => [0, cbc(toBlocks(content(5, 'none')))] },
  { name: 'MuSiK', purpose: 'multicast', tag: 6, from: 'server1', to: 'ue1', mapped: 7, csId: 7, media: false, extension: (id) => [7, sealed(content(6, 'group'), id)] },
];

/** The message up to and with the two octets before the signature. */
function written(kind: Kind, sender: string, keyId: number, csbId: number, sakke: Uint8Array) {
  const spi = kind.name === 'GMK' ? Buffer.concat([u32(keyId), u32(csbId)]) : u32(keyId);
  const map =
    kind.mapped === null
      ? hex('0001')
      : Buffer.concat([
          hex('0102'),
          Buffer.of(kind.mapped),
          hex('0000'),
          hex('0000'),
          Buffer.of(spi.length),
          spi,
        ]);
  const extension = kind.extension(csbId);
  return Buffer.concat([
    hex('011a0501'),
    u32(csbId),
    map,
    payload(11, hex('00'), u32(time), hex('00000000')),
    payload(14, Buffer.of(16), rand),
    ...[idr(14, 1, sender), idr(14, 2, aliceUri), idr(14, 6, kms.uri), idr(26, 7, kms.uri)],
    payload(extension ? 21 : 4, hex('0102'), long(Buffer.from(sakke))),
    ...(extension ? [payload(4, Buffer.of(extension[0]), long(extension[1]))] : []),
    hex('2081'),
  ]);
}

function opened(kind: Kind, parametersOf?: Kind['extension']) {
  const made = parametersOf ? { ...kind, extension: parametersOf } : kind;
  const keyId = ((kind.tag << 28) | 0x0123_4567) >>> 0;
  const uri = Buffer.from(aliceUri);
  const salt = hmac(gmk, Buffer.of(0x50), uri, u16(uri.length)).readUInt32BE(28) & 0x0fff_ffff;
  const csbId = kind.tag === 0 ? (keyId ^ salt) >>> 0 : keyId;
  const sender = kind.from === 'gms' ? gmsUri : 'sip:other@example.org';
  let sakke = new Uint8Array(0) as Uint8Array;
  const bundle = bundleOf({
    from: sender,
    csbId,
    parts: (usual) => {
      sakke = usual.sakke.sakkeData;
      return usual;
    },
    unsigned: () => Uint8Array.from(written(made, sender, keyId, csbId, sakke)),
  });
  const source = { kind: 'bundle', bundle } as const;
  const events = eventsOf(source);
  const checks = events.filter((event) => event.kind === 'check');
  const failures = checks.flatMap(({ failure }) => failure?.code ?? []);
  const stored = events.find((event) => event.kind === 'store');
  const record = stored?.kind === 'store' ? stored.record : null;
  return { source, events, checks, failures, record, keyId, csbId };
}

const hexOf = (octets: Uint8Array | null | undefined) =>
  octets ? Buffer.from(octets).toString('hex') : null;

function expectSrtp(srtp: KeyRecord['srtp'] | undefined, csId: number, csbId: number) {
  const masterKey = derived('2ad01c64', csId, csbId, 16);
  const masterSalt = derived('39a2c14b', csId, csbId, 12);
  expect(srtp?.csId).toBe(csId);
  expect(srtp?.csbId).toBe(csbId);
  expect(hexOf(srtp?.masterKey)).toBe(masterKey);
  expect(hexOf(srtp?.masterSalt)).toBe(masterSalt);
  expect(hexOf(srtp?.rtcpKey)).toBe(session(masterKey, masterSalt, 3));
  return session(masterKey, masterSalt, 0);
}

describe.each(kinds)('a message with a $name', (kind) => {
  const { source, events, checks, failures, record, keyId, csbId } = opened(kind);
  const { name, from, to, csId } = kind;

  it('[TS 33.180 Annex G] opens between the parties of such a key', () => {
    expect(failures).toEqual([]);
    expect(hexOf(record?.gmk)).toBe(hexOf(gmk));
    expect(record?.purpose).toBe(kind.purpose);
    expect(actorsOf(source).map(({ id }) => id)).toEqual([from, to]);
    expect(events[0]).toMatchObject({ kind: 'message', from, to });
  });

  it('[TS 33.180 §5.2.3] has the identifiers of such a key, and only a GMK a user salt', () => {
    expect(record).toMatchObject({ gmkId: keyId, gukId: csbId });
    expect(record?.userSalt).toBe(name === 'GMK' ? (keyId ^ csbId) >>> 0 : 0);
    const mki = name === 'GMK' ? [u32(keyId), u32(csbId)] : [u32(keyId)];
    expect(hexOf(record?.srtp.mki)).toBe(Buffer.concat(mki).toString('hex'));
    const [check] = checks.filter((event) => event.check === 'guk-id');
    expect(check?.values[0]?.name).toBe(`${name === 'GMK' ? 'GUK' : name}-ID = CSB ID`);
  });

  it('[RFC 3830 §4.1.3] gives the SRTP keys of such a key', () => {
    const rtpKey = expectSrtp(record?.srtp, csId, csbId);
    expect(hexOf(record?.srtp.rtpKey)).toBe(kind.media ? rtpKey : null);
    if (name === 'PCK') expectSrtp(record?.srtpOfResponder, csId + 1, csbId);
    else expect(record?.srtpOfResponder).toBeUndefined();
  });

  it('[TS 33.179 §E.6] has its key parameters read, in whichever form they come', () => {
    const isThere = kind.extension(csbId) !== null;
    const text = isThere ? 'key' : '';
    const groupIds = ['GMK', 'MKFC', 'MuSiK'].includes(name) ? [group.toString()] : [];
    expect(record?.parameters).toMatchObject({ keyType: kind.tag, text, groupIds });
    const [check] = checks.filter((event) => event.check === 'key-parameters');
    const form = check?.values.find((value) => value.name === 'keyParametersForm')?.value;
    expect(form).toEqual(kind.form && { code: kind.form, facts: {} });
    expect(check?.unverified).toBe(true);
  });

  it('says what it is in JSON', () => {
    expect(record && keyJson(record)).toMatchObject({ key_type: name, purpose: kind.purpose });
  });
});

describe('what is refused all the same', () => {
  const [, pck, csk] = kinds as readonly [Kind, Kind, Kind];

  it('[TS 33.180 §5.2.4] key parameters in clear that are of another kind of key', () => {
    expect(opened(pck, () => [7, content(5, 'none')]).failures).toEqual(['keyparams-keytype']);
  });

  it('[TS 33.180 Table E.1.3-1] a CS ID of another kind of key', () => {
    expect(opened({ ...csk, mapped: 4 }).failures).toEqual(['cs-map']);
  });

  it('[TS 33.180 Annex G] a purpose tag that is not assigned', () => {
    expect(opened({ ...pck, tag: 7 }).failures).toEqual(['guk-id']);
  });

  it('octets under a vendor ID that only have the length of the older form', () => {
    const { failures, record } = opened(pck, () => [0, Buffer.alloc(48, 0x11)]);
    expect(failures).toEqual([]);
    expect(record?.parameters).toMatchObject({ text: '', keyType: 1 });
  });
});
