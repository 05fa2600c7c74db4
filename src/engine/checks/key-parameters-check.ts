import { openAesGcm } from '../crypto/aes-gcm.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import {
  type DecodedKeyParameters,
  decodeKeyParameters,
  decodeProtectedPayload,
  otherFormOf,
  otherForms,
  type ProtectedPayload,
} from '../mikey/index.ts';
import { uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import type { Failure, FailureCode } from '../model/failures.ts';
import type { Working } from '../model/named-value.ts';
import type { KeyParameters } from '../model/purpose.ts';
import { purposeTag } from '../model/purpose.ts';
import { compute, type Steps } from '../trace/recording.ts';
import { carriedKey } from './carried-key.ts';
import { check, type Extension, known, type Problem, type Reception } from './reception.ts';

const noParameters = (keyType: number): KeyParameters => ({
  keyType,
  status: 1,
  activationTime: 0,
  expiryTime: 0,
  text: '',
  groupIds: [],
});

/** Path of the data of the extension with a key's parameters. Of two keys one that has none is named
 *  by its SAKKE data. */
export function keyParametersDataPath(r: Reception): string {
  const { parameters, sakkePath } = carriedKey(r);
  const [extension] = parameters;
  if (!extension && r.part !== 'only') return `${sakkePath}.sakkeData`;
  return `${extension?.path ?? 'GeneralExtension'}.data`;
}

/** Decrypts and checks the key parameters; a key without them gets defaults. */
export function* keyParametersStage(r: Reception): Steps<Failure | null> {
  const { keyId, parameters } = carriedKey(r);
  const [extension, another] = parameters;
  const clause = 'TS 33.180 §5.2.4';
  if (!extension) {
    const path = r.part === 'only' ? 'GeneralExtension' : keyParametersDataPath(r);
    r.parameters = noParameters(purposeTag(keyId));
    return yield* check(r, 'key-parameters', { clause, path, unverified: true }, null);
  }
  const { path } = extension;
  const facts = { clause, path, unverified: true } as const;
  if (another) return yield* check(r, 'key-parameters', facts, twoOfOneKey(another.path));
  const envelope = decodeProtectedPayload(extension.data, path);
  const refused = envelopeProblem(envelope, r, extension);
  if (refused || !envelope.value) return yield* check(r, 'key-parameters', facts, refused);
  const opened = yield* openKeyParameters(r, envelope.value, path);
  const problem = contentProblem(opened, purposeTag(keyId), path);
  const values = opened?.value
    ? [
        { name: 'Key Type', value: opened.value.keyType },
        { name: 'purposeTag', value: purposeTag(keyId) },
      ]
    : [];
  if (opened?.value) r.parameters = opened.value;
  return yield* check(r, 'key-parameters', { ...facts, values }, problem);
}

/** One key has one set of parameters: which of two holds, nothing says. */
function twoOfOneKey(path: string): Problem {
  const clause = 'TS 33.179 §E.6.1';
  const expected = 'key parameters once';
  return { code: 'duplicate', path, clause, expected, found: 'a second extension of type 7' };
}

function envelopeProblem(
  envelope: ReturnType<typeof decodeProtectedPayload>,
  r: Reception,
  { path, data, dataStart }: Extension,
): Problem | null {
  const { value } = envelope;
  const clause = 'TS 33.180 §E.6.1';
  if (!value) {
    const failed = known(envelope.failure ?? undefined, 'failure of the protected payload');
    const code = failed.code === 'keyparams-type' ? failed.code : 'keyparams-len';
    const { expected } = failed;
    const found = otherForm(code, data) ?? failed.found;
    const offset = dataStart + (failed.offset ?? 0);
    const at = failed.path.startsWith(path) ? failed.path : `${path}.data.${failed.path}`;
    return { code, path: at, offset, clause, expected, found };
  }
  const { length } = value.ciphertextAndTag;
  if (length < 16) {
    const expected = 'a tag of 16 octets at least';
    const at = `${path}.ciphertextAndTag`;
    return { code: 'keyparams-len', path: at, clause, expected, found: `${length}` };
  }
  if (value.algorithm !== 1) {
    const found = `algorithm ${value.algorithm}`;
    return {
      code: 'keyparams-type',
      path: `${path}.algorithm`,
      clause,
      expected: 'AEAD_AES_128_GCM (1)',
      found,
    };
  }
  const { keyId } = carriedKey(r);
  if (value.dppkId !== keyId) {
    const named = r.part === 'second' ? 'GUK-ID of the second key' : 'CSB ID';
    const expected = `DPPK-ID equal to the ${named} ${uint32ToHex(keyId)}`;
    return {
      code: 'keyparams-id',
      path: `${path}.dppkId`,
      clause,
      expected,
      found: uint32ToHex(value.dppkId),
    };
  }
  return null;
}

/** The name of an older form, which has no message type to find. */
function otherForm(code: FailureCode, data: Uint8Array): string | null {
  const form = code === 'keyparams-type' ? otherFormOf(data) : null;
  return form && otherForms[form];
}

type Opened = DecodedKeyParameters | null;

function* openKeyParameters(r: Reception, payload: ProtectedPayload, path: string): Steps<Opened> {
  const gmk = known(r.gmk, 'GMK');
  const result = yield* compute(
    r.context,
    r.scope,
    'key-parameters-unprotect',
    () => {
      const dpck = deriveDpck(gmk, payload.dppkId);
      const plaintext = openAesGcm(
        dpck,
        payload.iv,
        payload.additionalData,
        payload.ciphertextAndTag,
      );
      const decoded = plaintext ? decodeKeyParameters(plaintext) : null;
      return { plaintext, decoded, working: unprotectWorking(gmk, dpck, payload, plaintext) };
    },
    (made) => ({
      subject: r.ref,
      ...(made.plaintext && made.decoded
        ? {
            reveals: {
              name: 'key-parameters' as const,
              bytes: made.plaintext,
              tree: made.decoded.tree,
              originPath: `${path}.data`,
              clause: 'TS 33.179 §E.6.1' as const,
            },
          }
        : {}),
    }),
  );
  return result.decoded;
}

function unprotectWorking(
  gmk: Uint8Array,
  dpck: Uint8Array,
  payload: ProtectedPayload,
  plaintext: Uint8Array | null,
): Working {
  return {
    clause: 'TS 33.180 §E.6.1',
    inputs: [
      { name: 'GMK', value: gmk, secret: true },
      { name: 'DPPK-ID', value: uint32ToBytes(payload.dppkId) },
      { name: 'IV', value: payload.iv },
      { name: 'AAD', value: payload.additionalData, unverified: true },
      { name: 'ciphertextAndTag', value: payload.ciphertextAndTag },
    ],
    intermediates: [{ name: 'DPCK', value: dpck, secret: true, clause: 'TS 33.180 §F.1.5' }],
    outputs: plaintext
      ? [{ name: 'Key Parameters', value: plaintext, secret: true, clause: 'TS 33.179 §E.6.1' }]
      : [{ name: 'tagAgrees', value: false }],
  };
}

function contentProblem(opened: Opened, tag: number, extension: string): Problem | null {
  const path = `${extension}.ciphertextAndTag`;
  const clause = 'TS 33.180 §5.2.4';
  if (!opened) {
    return {
      code: 'keyparams-tag',
      path: `${path}.tag`,
      clause,
      expected: 'a tag that agrees',
      found: 'another tag',
    };
  }
  if (!opened.value) {
    const failed = known(opened.failure ?? undefined, 'failure of the key parameters');
    const { expected, found } = failed;
    return { code: 'keyparams-len', path, clause: failed.clause, expected, found };
  }
  if (opened.value.keyType === tag) return null;
  const expected = `Key Type ${tag}, as the purpose tag`;
  return { code: 'keyparams-keytype', path, clause, expected, found: `${opened.value.keyType}` };
}
