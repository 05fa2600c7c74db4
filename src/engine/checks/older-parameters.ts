import { openAesCbc } from '../crypto/aes-cbc.ts';
import {
  decodeCbcPlaintext,
  decodeKeyParameters,
  generalExtensionTypes,
  otherFormOf,
} from '../mikey/index.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import type { NamedValue } from '../model/named-value.ts';
import { type KeyParameters, purposeTag } from '../model/purpose.ts';
import { carriedKey } from './carried-key.ts';
import { operate, type Run } from './operation.ts';
import { type Extension, known, messageOf, type Reception } from './reception.ts';

/** Key parameters in the forms from before the protected payload: nothing but the signature around the
 *  message speaks for them. */

export type OlderParameters = Readonly<{
  form: 'cbc' | 'clear';
  path: string;
  parameters: KeyParameters;
}>;

/** Reads them, where this receiver reads older forms at all; null where they are in none. Before they
 *  had an extension of their own they came under a vendor ID. Source: TS 33.179 §E.6.8 of V13.4.0. */
export function* readOlderParameters(r: Reception): Run<OlderParameters | null> {
  if (!r.ue.readsOlderForms) return null;
  const [own, another] = carriedKey(r).parameters;
  if (another) return null;
  const places = own ? [own] : messageOf(r).generalExtensions.filter(isVendors);
  for (const extension of places) {
    const form = otherFormOf(extension.data);
    // A vendor may write anything: what is in clear under its ID is not taken for key parameters.
    if (form === 'clear' && own) return readClear(r, extension);
    const opened = form === 'cbc' ? yield* openCbc(r, extension) : null;
    if (opened) return opened;
  }
  return null;
}

const isVendors = ({ type }: Extension) => type === generalExtensionTypes.vendorId;

/** The content as it stands. Old senders count the key types from 1. */
function readClear(r: Reception, { data, path }: Extension): OlderParameters | null {
  const { value } = decodeKeyParameters(data);
  if (!value) return null;
  const tag = purposeTag(carriedKey(r).keyId);
  const keyType = value.keyType === tag + 1 ? tag : value.keyType;
  return { form: 'clear', path, parameters: { ...value, keyType } };
}

function* openCbc(r: Reception, { data, path }: Extension): Run<OlderParameters | null> {
  const key = known(r.gmk, 'GMK');
  const { keyId } = carriedKey(r);
  const [iv, ciphertext] = [data.slice(0, 16), data.slice(16)];
  const plaintext = openAesCbc(key, iv, ciphertext);
  const decoded = plaintext && decodeCbcPlaintext(plaintext, purposeTag(keyId));
  if (!plaintext || !decoded?.value) return null;
  const { value: parameters, tree } = decoded;
  const clause = 'TS 33.179 §E.6.8';
  const name = keyKindOrGmk(keyId).name;
  const working = {
    clause,
    inputs: [
      { name, value: key, secret: true },
      { name: 'IV', value: iv, unverified: true },
      { name: 'ciphertext', value: ciphertext, unverified: true },
    ] satisfies NamedValue[],
    intermediates: [],
    outputs: [{ name: 'Key Parameters', value: plaintext, secret: true }] satisfies NamedValue[],
  } as const;
  const reveals = { name: 'key-parameters', bytes: plaintext, tree, clause } as const;
  const extra = () => ({ subject: r.ref, reveals: { ...reveals, originPath: `${path}.data` } });
  yield* operate('key-parameters-unprotect', () => ({ working }), extra);
  return { form: 'cbc', path, parameters };
}
