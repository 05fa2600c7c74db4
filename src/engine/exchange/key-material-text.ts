import { fact } from '../model/fact.ts';
import {
  type KeyField,
  type KeyFieldName,
  type KeyFields,
  type KeyRecord,
  kindOfField,
  type RecordKind,
} from './key-fields.ts';
import type { KeyPlace, KeyRemark } from './key-material.ts';
import { keyPlaces, type ReadRecords } from './key-records.ts';

/** Single values, one a line: `KPAK: 04…`. A KMS begins with its URI, a user too; what is given once more
 *  belongs to the next one. */

// biome-ignore format: a table
const names: Readonly<Record<string, KeyFieldName>> = {
  kms: 'kmsUri', kmsuri: 'kmsUri',
  keyperiod: 'keyPeriod', userkeyperiod: 'keyPeriod', period: 'keyPeriod',
  keyperiodoffset: 'keyOffset', userkeyoffset: 'keyOffset', keyoffset: 'keyOffset', offset: 'keyOffset',
  z: 'z', zt: 'z', pubenckey: 'z', pubenckeyz: 'z',
  kpak: 'kpak', pubauthkey: 'kpak', pubauthkeykpak: 'kpak',
  user: 'userUri', useruri: 'userUri',
  uid: 'uid', userid: 'uid', useriduid: 'uid',
  keyperiodno: 'keyPeriodNo', periodno: 'keyPeriodNo',
  rsk: 'rsk', userdecryptkey: 'rsk', userdecryptkeyrsk: 'rsk',
  ssk: 'ssk', usersigningkeyssk: 'ssk', usersigningkeysskssk: 'ssk',
  pvt: 'pvt', userpubtokenpvt: 'pvt', userpubtokenpvtpvt: 'pvt',
  gmk: 'gmk', gmkid: 'gmkId', gukid: 'gukId', rand: 'rand', csid: 'csId',
  trk: 'transportKey', transportkey: 'transportKey',
  trkname: 'transportName', transportkeyname: 'transportName',
};

const line = /^[ \t]*([A-Za-z][\w .()-]{0,40}?)[ \t]*[:=][ \t]*(\S[^\r\n]*)?$/;

const nameOf = (written: string): KeyFieldName | undefined => {
  const name = written.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(names, name) ? names[name] : undefined;
};

type Line = Readonly<{ offset: number; name: string; value: string }>;

/** The lines of a text that say something; null where one is of another form. */
function linesOf(text: string): readonly Line[] | null {
  const lines: Line[] = [];
  let offset = 0;
  for (const written of text.split('\n')) {
    const bare = written.trimEnd();
    const [, name, value = ''] = line.exec(bare) ?? [];
    if (name !== undefined) lines.push({ offset, name, value });
    else if (bare !== '' && !bare.startsWith('#')) return null;
    offset += written.length + 1;
  }
  return lines;
}

/** Values longer than a text has are looked at no further. */
const longestText = 200_000;

/** The records of single values; null where a text is something else. */
export function keysInText(source: string, text: string): ReadRecords | null {
  const lines = text.length > longestText ? null : linesOf(text);
  if (!lines?.some(({ name }) => nameOf(name))) return null;
  const placeAt = keyPlaces(source, text);
  const current = new Map<RecordKind, Record<string, KeyField>>();
  const records: { kind: RecordKind; at: KeyPlace; fields: Record<string, KeyField> }[] = [];
  const remarks: KeyRemark[] = [];
  for (const { offset, name, value } of lines) {
    const field = nameOf(name);
    const at = placeAt(offset, name);
    if (!field) {
      remarks.push({ kind: 'wrong', at, said: fact('keys.problem.unknownName', { name }) });
      continue;
    }
    const kind = kindOfField(field);
    let fields = current.get(kind);
    if (!fields || field in fields) {
      fields = begun(kind, field, fields, current.get('kms')?.kmsUri);
      current.set(kind, fields);
      records.push({ kind, at, fields });
    }
    fields[field] = { value: value.trim(), at };
  }
  return { ok: true, records: records.filter((record) => !isNameOnly(record, records)), remarks };
}

/** The fields a new record begins with: a user is of the KMS named before, and further keys without a
 *  name are of the same user. */
function begun(
  kind: RecordKind,
  field: KeyFieldName,
  before: KeyFields | undefined,
  kmsUri: KeyField | undefined,
): Record<string, KeyField> {
  if (kind !== 'user') return {};
  const user = field === 'userUri' ? undefined : before?.userUri;
  return { ...(kmsUri && { userKms: kmsUri }), ...(user && { userUri: user }) };
}

/** A KMS of which a user's keys need no more than the name. */
function isNameOnly({ kind, fields }: KeyRecord, records: readonly KeyRecord[]): boolean {
  const names = Object.keys(fields);
  return (
    kind === 'kms' &&
    names.length === 1 &&
    records.some(({ fields: { userKms } }) => userKms && userKms === fields.kmsUri)
  );
}
