import { decodeSecondKey, type GroupKeyTransport, generalExtensionTypes } from '../mikey/index.ts';
import {
  type CarriedKey,
  type Extension,
  known,
  messageOf,
  type Problem,
  type Reception,
} from './reception.ts';

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

/** Where the key stands that the checks are about; worked out once. The second one can be asked for
 *  after `secondKeyProblem`. */
export function carriedKey(r: Reception): CarriedKey {
  r.carried ??= r.part === 'second' ? secondOf(r) : firstOf(r);
  return r.carried;
}

/** The key of the CSB ID. Where another one stands in an extension, its parameters come before. */
function firstOf(r: Reception): CarriedKey {
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
function secondOf(r: Reception): CarriedKey {
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

/** What keeps the extension with the second key from being read: octets that do not fit its layout,
 *  or another extension of its type. */
export function secondKeyProblem(r: Reception): Problem | null {
  if (r.part !== 'second') return null;
  const [extension, another] = messageOf(r).generalExtensions.filter(isSecondKey);
  const { data, path, dataStart } = known(extension, 'second key');
  const clause = 'Keyladder §second-key';
  if (another) {
    const found = `another extension of type ${generalExtensionTypes.secondKey}`;
    return { code: 'duplicate', path: another.path, clause, expected: 'one second key', found };
  }
  const { failure } = decodeSecondKey(data, path);
  if (!failure) return null;
  const { code, expected, found } = failure;
  const at = failure.path.startsWith(path) ? failure.path : `${path}.data.${failure.path}`;
  const offset = dataStart + (failure.offset ?? 0);
  return { code, path: at, offset, clause: failure.clause, expected, found };
}
