import { openAesGcm, openAesGcmUntested } from '../crypto/aes-gcm.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import {
  type DecodedKeyParameters,
  decodeKeyParameters,
  type ProtectedPayload,
} from '../mikey/index.ts';
import { uint32ToBytes } from '../model/bytes.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import type { Working } from '../model/named-value.ts';
import { carriedKey } from './carried-key.ts';
import { operate, type Run } from './operation.ts';
import { known, type Reception } from './reception.ts';

/** Whether the tag is compared, or left unread by a receiver that does not make the check. */
export type Opening = 'tested' | 'untested';

/** Decrypts the key parameters with what the GMK gives for them; null where the tag does not agree.
 *  Source: TS 33.180 §E.6.1, §F.1.5. */
export function* openKeyParameters(
  r: Reception,
  payload: ProtectedPayload,
  path: string,
  opening: Opening = 'tested',
): Run<DecodedKeyParameters | null> {
  const gmk = known(r.gmk, 'GMK');
  const { name } = keyKindOrGmk(carriedKey(r).keyId);
  const { iv, additionalData, ciphertextAndTag, dppkId } = payload;
  const result = yield* operate(
    'key-parameters-unprotect',
    () => {
      const dpck = deriveDpck(gmk, dppkId);
      const plaintext =
        opening === 'tested'
          ? openAesGcm(dpck, iv, additionalData, ciphertextAndTag)
          : openAesGcmUntested(dpck, iv, ciphertextAndTag);
      const decoded = plaintext ? decodeKeyParameters(plaintext) : null;
      return { plaintext, decoded, working: workingOf(name, gmk, dpck, payload, plaintext) };
    },
    ({ plaintext, decoded }) => ({
      subject: r.ref,
      ...(plaintext && decoded
        ? {
            reveals: {
              name: 'key-parameters',
              bytes: plaintext,
              tree: decoded.tree,
              originPath: `${path}.data`,
              clause: 'TS 33.179 §E.6.1',
            },
          }
        : {}),
    }),
  );
  return result.decoded;
}

function workingOf(
  name: string,
  gmk: Uint8Array,
  dpck: Uint8Array,
  payload: ProtectedPayload,
  plaintext: Uint8Array | null,
): Working {
  return {
    clause: 'TS 33.180 §E.6.1',
    inputs: [
      { name, value: gmk, secret: true },
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
