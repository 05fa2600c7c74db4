import { decodeSecondKey, type GroupKeyTransport, generalExtensionTypes } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import type { Problem } from './check.ts';
import { type CarriedKey, type Extension, known, messageOf, type Reception } from './reception.ts';

/** Where the parts of a key stand in its payload. */

const isSecondKey = ({ type }: Extension) => type === generalExtensionTypes.secondKey;
const isParameters = ({ type }: Extension) => type === generalExtensionTypes.keyParameters;

/** Whether a payload has an extension for a second key. */
export function hasSecondKey({ generalExtensions }: GroupKeyTransport): boolean {
  return generalExtensions.some(isSecondKey);
}

/** Whether a message made elsewhere carries two keys: type 240 is for private use, so the extension
 *  counts only if its octets are those of a key. */
export function carriesTwoKeys({ generalExtensions }: GroupKeyTransport): boolean {
  return generalExtensions.some((one) => isSecondKey(one) && decodeSecondKey(one.data).value);
}

/** Which key of a payload is asked for. */
type InPayload = Pick<Reception, 'decoded' | 'part' | 'carried'>;

/** Where the key stands that the checks are about; worked out once. The second one can be asked for
 *  after `secondKeyProblem`. */
export function carriedKey(r: InPayload): CarriedKey {
  r.carried ??= r.part === 'second' ? secondOf(r) : firstOf(r);
  return r.carried;
}

/** The key of the CSB ID. Where another one stands in an extension, its parameters come before. */
function firstOf(r: InPayload): CarriedKey {
  const { hdr, sakke, generalExtensions } = messageOf(r);
  const at = generalExtensions.findIndex(isSecondKey);
  const own = r.part === 'only' || at < 0 ? generalExtensions : generalExtensions.slice(0, at);
  return {
    keyId: hdr.csbId,
    keyIdPath: 'HDR.csbId',
    sakke,
    sakkePath: 'SAKKE',
    parameters: own.filter(isParameters),
  };
}

/** The key in the extension of private use; its parameters come behind. */
function secondOf(r: InPayload): CarriedKey {
  const { generalExtensions } = messageOf(r);
  const at = generalExtensions.findIndex(isSecondKey);
  const { data, path } = known(generalExtensions[at], 'second key');
  const value = known(decodeSecondKey(data).value ?? undefined, 'second key');
  const { gukId, sakkeParams, idScheme, sakkeData } = value;
  return {
    keyId: gukId,
    keyIdPath: `${path}.gukId`,
    sakke: { sakkeParams, idScheme, sakkeData },
    sakkePath: path,
    parameters: generalExtensions.slice(at).filter(isParameters),
  };
}

/** Path of the data of the extension with a key's parameters. Of two keys one that has none is named
 *  by its SAKKE data. */
export function keyParametersDataPath(r: Reception): string {
  const { parameters, sakkePath } = carriedKey(r);
  const [extension] = parameters;
  if (!extension && r.part !== 'only') return `${sakkePath}.sakkeData`;
  return `${extension?.path ?? 'GeneralExtension'}.data`;
}

/** Path and offset in the message of a failure inside the data of an extension. */
export function placeInExtension(
  { path, dataStart }: Extension,
  failure: Readonly<{ path: string; offset: number | null }>,
) {
  const isWhole = failure.path.startsWith(path);
  return {
    path: isWhole ? failure.path : `${path}.data.${failure.path}`,
    offset: dataStart + (failure.offset ?? 0),
  };
}

/** What keeps the extension with the second key from being read: octets that do not fit its layout,
 *  or another extension of its type. */
export function secondKeyProblem(r: Reception): Problem<'second-key'> | null {
  if (r.part !== 'second') return null;
  const [first, another] = messageOf(r).generalExtensions.filter(isSecondKey);
  const clause = 'Keyladder §second-key';
  const code = 'second-key';
  if (another) {
    const found = fact('secondKey.another', { type: generalExtensionTypes.secondKey });
    return { code, path: another.path, clause, expected: fact('secondKey.once'), found };
  }
  const extension = known(first, 'second key');
  const { failure } = decodeSecondKey(extension.data, extension.path);
  if (!failure) return null;
  const { expected, found } = failure;
  return { code, ...placeInExtension(extension, failure), clause: failure.clause, expected, found };
}
