import { octetCount } from '../codec/reading.ts';
import {
  type DecodedKeyParameters,
  decodeProtectedPayload,
  otherFormOf,
  otherForms,
} from '../mikey/index.ts';
import { uint32ToHex } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { KeyParameters } from '../model/purpose.ts';
import { purposeTag } from '../model/purpose.ts';
import { carriedKey, keyParametersDataPath, placeInExtension } from './carried-key.ts';
import { defineCheck, type Problem } from './check.ts';
import { openKeyParameters } from './key-parameters-opening.ts';
import { type OlderParameters, readOlderParameters } from './older-parameters.ts';
import { type Extension, known, type Reception } from './reception.ts';
import { number, verbatim } from './shown-facts.ts';

type Code =
  | 'keyparams-twice'
  | 'keyparams-type'
  | 'keyparams-id'
  | 'keyparams-len'
  | 'keyparams-tag'
  | 'keyparams-keytype';

const noParameters = (keyType: number): KeyParameters => ({
  keyType,
  status: 1,
  activationTime: 0,
  expiryTime: 0,
  text: '',
  groupIds: [],
});

/** The key parameters decrypt and agree with the key; a key without them gets defaults. */
export const keyParameters = defineCheck({
  name: 'key-parameters',
  phase: 'key',
  codes: [
    'keyparams-twice',
    'keyparams-type',
    'keyparams-id',
    'keyparams-len',
    'keyparams-tag',
    'keyparams-keytype',
  ],
  clauses: ['TS 33.180 §5.2.4', 'TS 33.180 §E.6.1', 'TS 33.179 §E.6.1'],
  reads: ['GeneralExtension'],
  mark: { letter: 'X', tone: 5 },
  *run(r: Reception) {
    const { keyId, parameters } = carriedKey(r);
    const [extension, another] = parameters;
    const tag = purposeTag(keyId);
    const facts = { unverified: true } as const;
    const older = yield* readOlderParameters(r);
    if (older) return { ...facts, ...takenFromOlder(r, older, tag) };
    if (!extension) {
      const path = r.part === 'only' ? 'GeneralExtension' : keyParametersDataPath(r);
      r.parameters = noParameters(tag);
      return { ...facts, path, problem: null };
    }
    const { path } = extension;
    if (another) return { ...facts, path, problem: twoOfOneKey(another.path) };
    const envelope = decodeProtectedPayload(extension.data, path);
    const refused = envelopeProblem(envelope, r, extension);
    if (refused || !envelope.value) return { ...facts, path, problem: refused };
    const opened = yield* openKeyParameters(r, envelope.value, path);
    const problem = contentProblem(opened, tag, path);
    if (!opened?.value) return { ...facts, path, problem };
    r.parameters = opened.value;
    const values = [
      { name: 'Key Type', value: opened.value.keyType },
      { name: 'purposeTag', value: tag },
    ];
    return { ...facts, path, values, problem };
  },
  *instead(r) {
    const { keyId, parameters } = carriedKey(r);
    const older = yield* readOlderParameters(r);
    if (older) {
      r.parameters = older.parameters;
      return true;
    }
    const [extension] = parameters;
    const { path = '', data = new Uint8Array(0) } = extension ?? {};
    const { value } = decodeProtectedPayload(data, path);
    const opened = value && (yield* openKeyParameters(r, value, path, 'untested'));
    r.parameters = opened?.value ?? noParameters(purposeTag(keyId));
    return true;
  },
});

/** Parameters in a form from before the protected payload: which, and whether they are of this key. */
function takenFromOlder(r: Reception, { form, path, parameters }: OlderParameters, tag: number) {
  r.parameters = parameters;
  const isOther = parameters.keyType !== tag;
  return {
    path,
    clause: 'TS 33.179 §E.6.8',
    values: [
      { name: 'keyParametersForm', value: otherForms[form] },
      { name: 'Key Type', value: parameters.keyType },
      { name: 'purposeTag', value: tag },
    ],
    problem: isOther ? otherKeyType(path, tag, parameters.keyType) : null,
  } as const;
}

/** One key has one set of parameters: which of two holds, nothing says. */
function twoOfOneKey(path: string): Problem<Code> {
  const [expected, found] = [fact('keyParameters.once'), fact('keyParameters.twice', { type: 7 })];
  return { code: 'keyparams-twice', path, clause: 'TS 33.179 §E.6.1', expected, found };
}

function envelopeProblem(
  envelope: ReturnType<typeof decodeProtectedPayload>,
  r: Reception,
  extension: Extension,
): Problem<Code> | null {
  const { value } = envelope;
  const clause = 'TS 33.180 §E.6.1';
  const at = (field: string) => ({ path: `${extension.path}.${field}`, clause }) as const;
  if (!value) {
    const failed = known(envelope.failure ?? undefined, 'failure of the protected payload');
    const code = failed.code === 'keyparams-type' ? failed.code : 'keyparams-len';
    const found = (code === 'keyparams-type' && otherForm(extension.data)) || failed.found;
    return {
      code,
      ...placeInExtension(extension, failed),
      clause,
      expected: failed.expected,
      found,
    };
  }
  const { length } = value.ciphertextAndTag;
  if (length < 16) {
    const expected = fact('keyParameters.tagOctets', { count: 16 });
    const found = octetCount(length);
    return { code: 'keyparams-len', ...at('ciphertextAndTag'), expected, found };
  }
  if (value.algorithm !== 1) {
    const expected = fact('keyParameters.aesGcm');
    const found = fact('keyParameters.algorithm', { algorithm: value.algorithm });
    return { code: 'keyparams-type', ...at('algorithm'), expected, found };
  }
  const { keyId } = carriedKey(r);
  if (value.dppkId !== keyId) {
    const id = { id: uint32ToHex(keyId) };
    const expected =
      r.part === 'second'
        ? fact('keyParameters.dppkIdOfSecond', id)
        : fact('keyParameters.dppkIdOfCsb', id);
    const found = verbatim(uint32ToHex(value.dppkId));
    return { code: 'keyparams-id', ...at('dppkId'), expected, found };
  }
  return null;
}

/** What an older form is called, which has no message type to find. */
function otherForm(data: Uint8Array): Fact | null {
  const form = otherFormOf(data);
  return form && otherForms[form];
}

function contentProblem(
  opened: DecodedKeyParameters | null,
  tag: number,
  extension: string,
): Problem<Code> | null {
  const path = `${extension}.ciphertextAndTag`;
  const clause = 'TS 33.180 §5.2.4';
  if (!opened) {
    const [expected, found] = [fact('tag.agrees'), fact('tag.other')];
    return { code: 'keyparams-tag', path: `${path}.tag`, clause, expected, found };
  }
  if (!opened.value) {
    const failed = known(opened.failure ?? undefined, 'failure of the key parameters');
    const { expected, found } = failed;
    return { code: 'keyparams-len', path, clause: failed.clause, expected, found };
  }
  const { keyType } = opened.value;
  return keyType === tag ? null : otherKeyType(path, tag, keyType);
}

function otherKeyType(path: string, tag: number, keyType: number): Problem<Code> {
  const [expected, found] = [fact('keyParameters.keyType', { tag }), number(keyType)];
  return { code: 'keyparams-keytype', path, clause: 'TS 33.180 §5.2.4', expected, found };
}
