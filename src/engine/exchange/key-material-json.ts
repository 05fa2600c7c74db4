import { bytesToHex } from '../model/bytes.ts';
import { readJson } from './input-problem.ts';
import type { KeyField, KeyFieldName, KeyFields, KeyRecord, RecordKind } from './key-fields.ts';
import type { KeyPlace } from './key-material.ts';
import type { ReadRecords } from './key-records.ts';
import { keyPlaces } from './key-records.ts';

/** Keys in JSON: a message bundle, with or without its message, or a list of them. */

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBundle = (value: unknown): value is Json =>
  isObject(value) &&
  ['kms', 'kmss', 'users', 'gmk', 'transport_keys'].some((name) => name in value);

const kmsNames: Readonly<Record<string, KeyFieldName>> = {
  uri: 'kmsUri',
  key_period: 'keyPeriod',
  key_period_offset: 'keyOffset',
  pub_enc_key: 'z',
  pub_auth_key: 'kpak',
  user_id_format: 'userIdFormat',
  parameter_set: 'parameterSet',
  revoked: 'revoked',
};
const userNames: Readonly<Record<string, KeyFieldName>> = {
  kms: 'userKms',
  uid: 'uid',
  key_period_no: 'keyPeriodNo',
  rsk: 'rsk',
  ssk: 'ssk',
  pvt: 'pvt',
};
const groupNames: Readonly<Record<string, KeyFieldName>> = {
  ...{ gmk: 'gmk', gmk_id: 'gmkId', guk_id: 'gukId', rand: 'rand' },
};

/** The records of JSON text; null where it is none, or holds no bundle. */
export function keysInJson(source: string, text: string): ReadRecords | null {
  if (!/^\s*[[{]/.test(text.slice(0, 1000))) return null;
  const json = readJson(text);
  if (!json.ok) return { ok: false, problems: json.problems };
  const { value, locate } = json.value;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every(isBundle)) return null;
  const placeAt = keyPlaces(source, text);
  const at = (path: Path) => placeAt(locate(path), path.join('.'));
  const records = list.flatMap((bundle, index) =>
    recordsOf(bundle as Json, Array.isArray(value) ? [index] : [], at),
  );
  return { ok: true, records, remarks: [] };
}

type Path = readonly (string | number)[];
type PlaceOf = (path: Path) => KeyPlace;

function recordsOf(bundle: Json, base: Path, at: PlaceOf): readonly KeyRecord[] {
  const one = (kind: RecordKind, value: unknown, path: Path, names: Names, own: KeyFields = {}) =>
    isObject(value) ? [recordOf(kind, value, path, names, own, at)] : [];
  const each = (name: string, kind: RecordKind, uri: KeyFieldName, names: Names) => {
    const all = bundle[name];
    return Object.entries(isObject(all) ? all : {}).flatMap(([key, value]) => {
      const path = [...base, name, key];
      return one(kind, value, path, names, { [uri]: { value: key, at: at(path) } });
    });
  };
  const groups = [
    [bundle, base],
    [bundle.second, [...base, 'second']],
  ] as const;
  return [
    ...one('kms', bundle.kms, [...base, 'kms'], kmsNames),
    ...each('kmss', 'kms', 'kmsUri', kmsNames),
    ...each('users', 'user', 'userUri', userNames),
    ...groups.flatMap(([value, path]) =>
      isObject(value) && 'gmk' in value
        ? one('group', value, path, groupNames, csIdOf(value, path, at))
        : [],
    ),
    ...transportKeys(bundle.transport_keys, [...base, 'transport_keys'], at),
  ];
}

type Names = Readonly<Record<string, KeyFieldName>>;

/** The CS ID of a key stands among its SRTP keys. */
function csIdOf({ srtp }: Json, base: Path, at: PlaceOf): KeyFields {
  if (!isObject(srtp) || typeof srtp.cs_id !== 'number') return {};
  return { csId: { value: String(srtp.cs_id), at: at([...base, 'srtp', 'cs_id']) } };
}

function recordOf(
  kind: RecordKind,
  value: Json,
  path: Path,
  names: Names,
  own: KeyFields,
  at: PlaceOf,
): KeyRecord {
  const fields: Partial<Record<KeyFieldName, KeyField>> = { ...own };
  for (const [name, field] of Object.entries(names)) {
    const given = Object.hasOwn(value, name) ? value[name] : null;
    if (given !== null) fields[field] = { value: written(field, given), at: at([...path, name]) };
  }
  return { kind, at: at(path), fields };
}

/** The text of a value; a number stands for an identifier as its four octets. */
function written(name: KeyFieldName, value: unknown): string {
  const isId = name === 'gmkId' || name === 'gukId';
  if (!isId || typeof value !== 'number') return String(value).trim();
  return bytesToHex(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value));
}

/** Transport keys by name. */
function transportKeys(value: unknown, path: Path, at: PlaceOf): readonly KeyRecord[] {
  return Object.entries(isObject(value) ? value : {}).map(([name, key]) => {
    const place = at([...path, name]);
    const fields = {
      transportKey: { value: String(key), at: place },
      transportName: { value: name, at: place },
    };
    return { kind: 'transport', at: place, fields };
  });
}
