import { isOnSakkeCurve } from '../crypto/sakke.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import { octetsOfBase64 } from './base64-text.ts';
import type {
  HeldGroupKey,
  HeldKeySet,
  HeldKms,
  KeyMaterial,
  KeyPlace,
  KeyRemark,
  TransportKey,
} from './key-material.ts';

/** Keys as fields of text, the same from every form they are written in, and what they come to. */

/** A value as it stood; octets where it was opened. */
export type KeyField = Readonly<{ value: string | Uint8Array; at: KeyPlace }>;

const fieldsByKind = {
  kms: ['kmsUri', 'keyPeriod', 'keyOffset', 'z', 'kpak', 'userIdFormat', 'parameterSet', 'revoked'],
  user: ['userUri', 'userKms', 'uid', 'keyPeriodNo', 'rsk', 'ssk', 'pvt'],
  group: ['gmk', 'gmkId', 'gukId', 'rand', 'csId'],
  transport: ['transportKey', 'transportName'],
} as const;

export type RecordKind = keyof typeof fieldsByKind;
export type KeyFieldName = (typeof fieldsByKind)[RecordKind][number];
export type KeyFields = Readonly<Partial<Record<KeyFieldName, KeyField>>>;

/** Fields that belong together. */
export type KeyRecord = Readonly<{ kind: RecordKind; at: KeyPlace; fields: KeyFields }>;

/** What the fields are called, in documents and where one is typed in. */
export const keyFieldLabels: Readonly<Record<KeyFieldName, string>> = {
  kmsUri: 'KmsUri',
  keyPeriod: 'UserKeyPeriod',
  keyOffset: 'UserKeyOffset',
  z: 'PubEncKey (Z)',
  kpak: 'PubAuthKey (KPAK)',
  userIdFormat: 'UserIdFormat',
  parameterSet: 'ParameterSet',
  revoked: 'Revoked',
  userUri: 'UserUri',
  userKms: 'KmsUri',
  uid: 'UserID (UID)',
  keyPeriodNo: 'KeyPeriodNo',
  rsk: 'UserDecryptKey (RSK)',
  ssk: 'UserSigningKeySSK (SSK)',
  pvt: 'UserPubTokenPVT (PVT)',
  gmk: 'GMK',
  gmkId: 'GMK-ID',
  gukId: 'GUK-ID',
  rand: 'RAND',
  csId: 'CS ID',
  transportKey: 'TrK',
  transportName: 'TrK name',
};

/** The kind of record a field belongs to. */
export function kindOfField(name: KeyFieldName): RecordKind {
  const kinds = Object.entries(fieldsByKind) as [RecordKind, readonly KeyFieldName[]][];
  return kinds.find(([, names]) => names.includes(name))?.[0] ?? 'kms';
}

const { sakkePoint, p256Point } = octetLengths;
const lengths: Readonly<Partial<Record<KeyFieldName, readonly number[]>>> = {
  z: [sakkePoint],
  kpak: [p256Point],
  uid: [32],
  rsk: [sakkePoint],
  ssk: [32],
  pvt: [p256Point],
  gmk: [16],
  gmkId: [4],
  gukId: [4],
  rand: Array.from({ length: 48 }, (_, index) => index + 16),
  transportKey: [16, 24, 32],
};

/** Octets as hex in either case or base64, of one of several lengths; null where it is neither. */
export function octetsOfText(text: string, allowed: readonly number[]): Uint8Array | null {
  const hex = text.replace(/^0x/i, '').replace(/[\s:]+/g, '');
  if (/^[0-9a-f]+$/i.test(hex) && allowed.includes(hex.length / 2)) return hexToBytes(hex);
  const octets = octetsOfBase64(text);
  return octets && allowed.includes(octets.length) ? octets : null;
}

/** A value that was encrypted holds octets, or their text. */
function octetsOf(value: string | Uint8Array, allowed: readonly number[]): Uint8Array | null {
  if (typeof value === 'string') return octetsOfText(value, allowed);
  if (allowed.includes(value.length)) return value;
  return octetsOfText(String.fromCharCode(...value.slice(0, 2048)), allowed);
}

/** Fields of a record that are being read; what is wrong with one is said, and the field left out. */
type Reading = Readonly<{ record: KeyRecord; remarks: KeyRemark[] }>;

function say({ record, remarks }: Reading, said: Fact, at: KeyPlace = record.at): void {
  remarks.push({ kind: 'wrong', at, said });
}

function octets(reading: Reading, name: KeyFieldName): Uint8Array<ArrayBuffer> | undefined {
  const field = reading.record.fields[name];
  const allowed = lengths[name] ?? [];
  if (!field) return undefined;
  const read = octetsOf(field.value, allowed);
  if (read) return read.slice();
  say(reading, fact('keys.problem.octets', { name: keyFieldLabels[name], allowed }), field.at);
  return undefined;
}

function text({ record }: Reading, name: KeyFieldName): string | undefined {
  const value = record.fields[name]?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(reading: Reading, name: KeyFieldName, least = 0): number | undefined {
  const written = text(reading, name);
  if (written === undefined) return undefined;
  const value = /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least && value <= 0xffff_ffff) return value;
  const { at } = reading.record.fields[name] ?? reading.record;
  say(reading, fact('keys.problem.number', { name: keyFieldLabels[name], least }), at);
  return undefined;
}

/** The only value a field may have here, where it is given. */
function fixed(reading: Reading, name: KeyFieldName, value: number, problem: Fact): void {
  const given = number(reading, name);
  if (given !== undefined && given !== value)
    say(reading, problem, reading.record.fields[name]?.at);
}

function kmsOf(reading: Reading): HeldKms | null {
  const { at } = reading.record;
  const uri = text(reading, 'kmsUri');
  const key_period = number(reading, 'keyPeriod', 1);
  const key_period_offset = number(reading, 'keyOffset');
  const pub_enc_key = octets(reading, 'z');
  const pub_auth_key = octets(reading, 'kpak');
  fixed(reading, 'userIdFormat', 2, fact('input.userIdFormat'));
  fixed(reading, 'parameterSet', 1, fact('input.parameterSet'));
  const revoked = /^(?:true|1)$/i.test(text(reading, 'revoked') ?? '');
  const parts = { uri, key_period, key_period_offset, pub_enc_key, pub_auth_key };
  if (!uri || !key_period || key_period_offset === undefined || !pub_enc_key || !pub_auth_key) {
    sayMissing(
      reading,
      partNames.filter(([part]) => parts[part] === undefined).map(([, name]) => name),
    );
    return null;
  }
  // Nothing can be calculated with such a Z.
  const { reason } = isOnSakkeCurve(pub_enc_key);
  if (reason) {
    const said = fact('keys.contradiction.zOffCurve', { kmsUri: uri, reason });
    say(reading, said, reading.record.fields.z?.at);
    return null;
  }
  return { at, kms: { uri, key_period, key_period_offset, pub_enc_key, pub_auth_key, revoked } };
}

const partNames = [
  ['uri', 'kmsUri'],
  ['key_period', 'keyPeriod'],
  ['key_period_offset', 'keyOffset'],
  ['pub_enc_key', 'z'],
  ['pub_auth_key', 'kpak'],
] as const;

/** Fields that were given but wrong have been spoken of. */
function sayMissing(reading: Reading, names: readonly KeyFieldName[]): void {
  const { fields } = reading.record;
  const missing = names.filter((name) => !fields[name]).map((name) => keyFieldLabels[name]);
  if (missing.length > 0) say(reading, fact('keys.problem.missing', { missing }));
}

function keySetOf(reading: Reading): HeldKeySet | null {
  const userUri = text(reading, 'userUri');
  if (userUri === undefined) {
    sayMissing(reading, ['userUri']);
    return null;
  }
  return {
    ...{ at: reading.record.at, userUri },
    ...given('kmsUri', text(reading, 'userKms')),
    ...given('keyPeriodNo', number(reading, 'keyPeriodNo')),
    ...given('uid', octets(reading, 'uid')),
    ...given('rsk', rskOf(reading, userUri)),
    ...given('ssk', octets(reading, 'ssk')),
    ...given('pvt', octets(reading, 'pvt')),
  };
}

/** An RSK that can be calculated with. */
function rskOf(reading: Reading, uri: string): Uint8Array<ArrayBuffer> | undefined {
  const rsk = octets(reading, 'rsk');
  const reason = rsk && isOnSakkeCurve(rsk).reason;
  if (!reason) return rsk;
  say(
    reading,
    fact('keys.contradiction.rskOffCurve', { uri, reason }),
    reading.record.fields.rsk?.at,
  );
  return undefined;
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
}

function groupKeyOf(reading: Reading): HeldGroupKey | null {
  const gmk = octets(reading, 'gmk');
  const rand = octets(reading, 'rand');
  const ids = {
    ...given('gmkId', uint32(octets(reading, 'gmkId'))),
    ...given('gukId', uint32(octets(reading, 'gukId'))),
    ...given('csId', number(reading, 'csId')),
  };
  if (!gmk) {
    sayMissing(reading, ['gmk']);
    return null;
  }
  return { at: reading.record.at, gmk, ...ids, ...given('rand', rand) };
}

const uint32 = (id: Uint8Array | undefined) =>
  id && new DataView(id.buffer, id.byteOffset).getUint32(0);

function transportKeyOf(reading: Reading): TransportKey | null {
  const key = octets(reading, 'transportKey');
  if (key) return { at: reading.record.at, key, ...given('name', text(reading, 'transportName')) };
  sayMissing(reading, ['transportKey']);
  return null;
}

const present = <T>(value: T | null): value is T => value !== null;

/** What records come to. Said once: what stands twice with the same octets is held once. */
export function materialOf(records: readonly KeyRecord[]): KeyMaterial {
  const remarks: KeyRemark[] = [];
  const read = <T>(kind: RecordKind, reader: (reading: Reading) => T | null) =>
    records
      .filter((record) => record.kind === kind)
      .map((record) => reader({ record, remarks }))
      .filter(present);
  return {
    kmss: eachOnce(read('kms', kmsOf)),
    keySets: eachOnce(read('user', keySetOf)),
    groupKeys: eachOnce(read('group', groupKeyOf)),
    transportKeys: eachOnce(read('transport', transportKeyOf)),
    remarks,
  };
}

/** Each of what differs in more than its place. */
function eachOnce<T extends Readonly<{ at: KeyPlace }>>(items: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const written = JSON.stringify({ ...item, at: null }, (_name, value) =>
      value instanceof Uint8Array ? bytesToHex(value) : value,
    );
    if (!seen.has(written)) seen.set(written, item);
  }
  return [...seen.values()];
}
