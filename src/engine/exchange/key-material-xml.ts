import { bytesToUtf8 } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { problemAt } from './input-problem.ts';
import type { KeyField, KeyFieldName, KeyRecord, RecordKind } from './key-fields.ts';
import type { KeyPlace, KeyRemark, TransportKey } from './key-material.ts';
import { keyPlaces, type ReadRecords } from './key-records.ts';
import { openEncrypted } from './xml-encrypted.ts';
import { attributeOf, xmlRoot } from './xml-text.ts';
import { childNamed, elementsNamed, readXmlTree, type XmlElement } from './xml-tree.ts';

/** Keys in the documents of a KMS: KmsInit, KmsKeyProv, KmsCertCache, whatever is around them, in any
 *  namespace. Source: TS 33.179 Annex D; where a schema alone says a name, it is unverified. */

const names: Readonly<Partial<Record<RecordKind, Readonly<Record<string, KeyFieldName>>>>> = {
  kms: {
    KmsUri: 'kmsUri',
    Revoked: 'revoked',
    UserIdFormat: 'userIdFormat',
    UserKeyPeriod: 'keyPeriod',
    UserKeyOffset: 'keyOffset',
    PubEncKey: 'z',
    PubAuthKey: 'kpak',
    ParameterSet: 'parameterSet',
  },
  user: {
    KmsUri: 'userKms',
    UserUri: 'userUri',
    UserID: 'uid',
    KeyPeriodNo: 'keyPeriodNo',
    UserDecryptKey: 'rsk',
    UserSigningKeySSK: 'ssk',
    UserPubTokenPVT: 'pvt',
  },
};

const holders = /^(?:KmsCertificate|KmsKeySet|NewTransportKey|EncryptedData)$/;
const kinds: Readonly<Record<string, RecordKind>> = {
  KmsCertificate: 'kms',
  KmsKeySet: 'user',
  NewTransportKey: 'transport',
};
const kmsRoot = /^(?:(?:Signed)?Kms\w*|KMS\w*|EncryptedData)$/;
const times = ['ValidFrom', 'ValidTo'];
/** A time of XML, with or without fractions of a second. Source: XML Schema 2 §3.2.7. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,12})?(?:Z|[+-]\d\d:\d\d)?$/;

/** Encrypted content is XML again, which may hold encrypted content: so many times. */
const deepest = 4;

/** The records of a KMS's document; null where a text is something else. */
export function keysInXml(
  source: string,
  text: string,
  transportKeys: readonly TransportKey[],
): ReadRecords | null {
  const root = xmlRoot(text);
  if (root === null || !kmsRoot.test(root)) return null;
  const tree = readXmlTree(text);
  if (!tree.ok) {
    const { offset, problem } = tree.problem;
    return { ok: false, problems: [problemAt(text, offset, '', problem)] };
  }
  const search: Search = { transportKeys, records: [], remarks: [] };
  const placeAt = keyPlaces(source, text);
  readElements(search, tree.elements, ({ offset }, path) => placeAt(offset, path), 0);
  return { ok: true, records: search.records, remarks: search.remarks };
}

type Search = Readonly<{
  transportKeys: readonly TransportKey[];
  records: KeyRecord[];
  remarks: KeyRemark[];
}>;
type PlaceOf = (element: XmlElement, path: string) => KeyPlace;

function readElements(
  search: Search,
  elements: readonly XmlElement[],
  placeOf: PlaceOf,
  depth: number,
): void {
  const counts = new Map<string, number>();
  for (const element of elementsNamed(elements, holders)) {
    const { name } = element;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const path = `${name}[${count}]`;
    const kind = kinds[name];
    if (!kind) readHidden(search, element, path, placeOf, depth);
    else search.records.push(recordOf(search, kind, element, path, placeOf));
  }
}

function recordOf(
  search: Search,
  kind: RecordKind,
  element: XmlElement,
  path: string,
  placeOf: PlaceOf,
): KeyRecord {
  const at = placeOf(element, path);
  const fields: Partial<Record<KeyFieldName, KeyField>> = {};
  if (kind === 'transport') {
    const field = fieldOf(search, element, at);
    if (field) fields.transportKey = field;
    const [carried] = elementsNamed([element], /^CarriedKeyName$/);
    if (carried) fields.transportName = { value: carried.text, at };
    return { kind, at, fields };
  }
  for (const child of element.children) {
    const name = Object.entries(names[kind] ?? {}).find(([tag]) => tag === child.name)?.[1];
    const place = placeOf(child, `${path}.${child.name}`);
    const field = name && fieldOf(search, child, place);
    if (name && field) fields[name] = field;
    if (times.includes(child.name) && !dateTime.test(child.text)) {
      search.remarks.push({ kind: 'wrong', at: place, said: fact('keys.problem.time') });
    }
  }
  return { kind, at, fields };
}

const encrypted = /^Encrypted(?:Key|Data)$/;

/** The value of an element, opened where it is encrypted; null where it is not opened. */
function fieldOf(search: Search, element: XmlElement, at: KeyPlace): KeyField | null {
  const [hidden] = elementsNamed(element.children, encrypted);
  const bare = attributeOf(element.attributes, 'type')?.endsWith('EncKeyContentType')
    ? childNamed(element, 'CipherData') && element
    : undefined;
  const inside = hidden ?? bare;
  if (!inside) return { value: element.text, at };
  const opened = openEncrypted(inside, search.transportKeys);
  if (opened.ok) return { value: opened.octets, at };
  search.remarks.push({ kind: 'locked', at, said: opened.reason });
  return null;
}

/** A whole piece of the document that is encrypted. */
function readHidden(
  search: Search,
  element: XmlElement,
  path: string,
  placeOf: PlaceOf,
  depth: number,
): void {
  const at = placeOf(element, path);
  const opened = openEncrypted(element, search.transportKeys);
  const tree = opened.ok ? readXmlTree(bytesToUtf8(opened.octets) ?? '<') : null;
  if (!tree?.ok || depth >= deepest) {
    const said = opened.ok ? fact('keys.locked.noXml') : opened.reason;
    search.remarks.push({ kind: 'locked', at, said });
    return;
  }
  readElements(
    search,
    tree.elements,
    (_element, inner) => ({ ...at, path: `${path}.${inner}` }),
    depth + 1,
  );
}
