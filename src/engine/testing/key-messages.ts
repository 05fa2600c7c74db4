import { createCipheriv, createHmac } from 'node:crypto';
import { aliceUri, bundleOf, gmk, gmsUri, kms, time } from './deviating-sender.ts';

/** A message of each kind of key, its octets written here by hand, what is secret in it sealed with
 *  Node's own cryptography. Sources: TS 33.180 §5.2.3, §E.6.1, Annex G, RFC 3830 §6. */

export const hex = (text: string) => Buffer.from(text, 'hex');
const u16 = (value: number) => Buffer.of(value >> 8, value & 255);
export function u32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value >>> 0);
  return octets;
}
const long = (octets: Buffer) => Buffer.concat([u16(octets.length), octets]);
export const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();
export const rand = hex('303132333435363738393a3b3c3d3e3f');
const iv = hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');

export const group = Buffer.from('sip:group@example.org');

/** Key Type, Status, times, Text, and Group IDs where a key has them. */
export const content = (type: number, ids: 'group' | 'none' | 'absent') =>
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

export type KindOfMessage = Readonly<{
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
export const kindsOfMessages: readonly KindOfMessage[] = [
  { name: 'GMK', purpose: 'group', tag: 0, from: 'gms', to: 'ue1', mapped: 4, csId: 4, media: true, form: 'keyParameters.cbcForm', extension: () => [7, cbc(elements(`ed10c000${'0'.repeat(8)}`))] },
  { name: 'PCK', purpose: 'private', tag: 1, from: 'ue1', to: 'ue2', mapped: null, csId: 0, media: true, extension: (id) => [7, sealed(content(1, 'absent'), id)] },
  { name: 'CSK', purpose: 'client', tag: 2, from: 'ue1', to: 'server1', mapped: 8, csId: 8, media: false, form: 'keyParameters.clearForm', extension: () => [7, content(3, 'none')] },
  { name: 'SPK', purpose: 'server', tag: 3, from: 'server1', to: 'server2', mapped: null, csId: 0, media: false, extension: () => null },
  { name: 'MKFC', purpose: 'floor', tag: 4, from: 'gms', to: 'ue1', mapped: null, csId: 4, media: true, extension: (id) => [7, sealed(Buffer.concat([hex('5a'), long(content(4, 'group'))]), id)] },
  { name: 'MSCCK', purpose: 'bearer', tag: 5, from: 'server1', to: 'ue1', mapped: null, csId: 0, media: false, form: 'keyParameters.cbcForm', extension: () => [0, cbc(toBlocks(content(5, 'none')))] },
  { name: 'MuSiK', purpose: 'multicast', tag: 6, from: 'server1', to: 'ue1', mapped: 7, csId: 7, media: false, extension: (id) => [7, sealed(content(6, 'group'), id)] },
];

/** The message up to and with the two octets before the signature. */
function written(
  kind: KindOfMessage,
  sender: string,
  keyId: number,
  csbId: number,
  sakke: Uint8Array,
) {
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

/** A bundle with the message, for its receiver alice, and the identifiers in it; `other` are key
 *  parameters in place of the usual ones. */
export function keyMessage(kind: KindOfMessage, other?: KindOfMessage['extension']) {
  const made = other ? { ...kind, extension: other } : kind;
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
  return { source: { kind: 'bundle', bundle } as const, keyId, csbId };
}

/** Bundles between which every kind of key has its parameters sealed once. */
export const bundlesOfEveryKind = () => [
  ...kindsOfMessages.map((kind) => keyMessage(kind).source),
  ...kindsOfMessages
    .filter(({ name }) => name === 'CSK' || name === 'SPK')
    .map((kind) => keyMessage(kind, (id) => [7, sealed(content(kind.tag, 'absent'), id)]).source),
];
