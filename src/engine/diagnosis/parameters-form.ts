import { openAesGcm } from '../crypto/aes-gcm.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import {
  decodeKeyParameters,
  decodeProtectedPayload,
  type KeyParameters,
  type ProtectedPayload,
} from '../mikey/index.ts';

/** What key parameters are opened with: `gukId` is the identifier in the header. */
export type ParametersInput = Readonly<{
  gmk: Uint8Array;
  gukId: number;
  gmkId: number | null;
  /** The purpose tag of the key. */
  tag: number;
  data: Uint8Array;
}>;

/** What comes out, and whether a tag proves it; null where nothing does. */
export type OpenedParameters = Readonly<{
  proved: boolean;
  parameters: KeyParameters | null;
}> | null;

/** How key parameters are protected, part by part. */
export type ParametersForm = Readonly<{
  /** Whether the identifier beside them may be what it is. */
  id: (input: ParametersInput, payload: ProtectedPayload) => boolean;
  key: (input: ParametersInput, payload: ProtectedPayload) => Uint8Array;
  aad: (payload: ProtectedPayload, data: Uint8Array) => Uint8Array;
  iv: (payload: ProtectedPayload) => Uint8Array;
  /** What they say, from the octets that come out. */
  content: (content: Uint8Array, tag: number) => KeyParameters | null;
  /** Another form altogether; null: the protected payload of TS 33.180. */
  instead: ((input: ParametersInput) => OpenedParameters) | null;
}>;

/** Source: TS 33.180 §E.6.1, §F.1.5. */
export const usualParameters: ParametersForm = {
  id: ({ gukId }, { dppkId }) => gukId === dppkId,
  key: ({ gmk }, { dppkId }) => deriveDpck(gmk, dppkId),
  aad: ({ additionalData }) => additionalData,
  iv: ({ iv }) => iv,
  content: (content, tag) => ofType(decodeKeyParameters(content).value, tag),
  instead: null,
};

/** Parameters of a key of that type, and of no other. */
export function ofType(parameters: KeyParameters | null, type: number): KeyParameters | null {
  return parameters?.keyType === type ? parameters : null;
}

/** Opens the data of a key parameters extension in a form. */
export function openParameters(form: ParametersForm, input: ParametersInput): OpenedParameters {
  if (form.instead) return form.instead(input);
  const { value } = decodeProtectedPayload(input.data);
  if (!value || !form.id(input, value)) return null;
  const content = openAesGcm(
    form.key(input, value),
    form.iv(value),
    form.aad(value, input.data),
    value.ciphertextAndTag,
  );
  const parameters = content && form.content(content, input.tag);
  return parameters && { proved: true, parameters };
}
