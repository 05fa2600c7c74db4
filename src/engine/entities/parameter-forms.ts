import { sealAesCbc } from '../crypto/aes-cbc.ts';
import { sealAesGcm } from '../crypto/aes-gcm.ts';
import { tellGiven } from '../crypto/draw-kinds.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import {
  encodeCbcElements,
  encodeKeyParameters,
  encodeProtectedPayload,
  generalExtensionTypes,
  protectedPayloadAad,
} from '../mikey/index.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';
import type { Working } from '../model/named-value.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import type { KeyParameters } from '../model/purpose.ts';
import type { Writing } from '../model/releases.ts';

/** The forms in which key parameters go along with a key. */

export type ParametersToProtect = Readonly<{
  parameters: KeyParameters;
  gmk: Uint8Array;
  gukId: number;
  ntpSeconds: number;
  ivStream: RandomStream;
}>;

type Protected = Readonly<{ octets: Uint8Array; working: Working }>;

/** The type of the extension they travel in, and what makes its data. */
export type ParametersForm = Readonly<{
  type: number;
  protect: (input: ParametersToProtect) => Protected;
}>;

/** By name; null where none go along. The extension of V13.4.0 had no type of its own yet: the implementation
 *  known writes that of a vendor ID. Source: TS 33.179 §E.6.1, §E.6.8. */
export const parametersForms: Readonly<Record<Writing['parameters'], ParametersForm | null>> = {
  none: null,
  cbc: { type: generalExtensionTypes.vendorId, protect: underGmk },
  protected: { type: generalExtensionTypes.keyParameters, protect: underDpck },
};

/** Under the DPCK, AES-128-GCM with a 16-octet IV. Source: TS 33.180 §E.6.1. */
function underDpck({ parameters, gmk, gukId, ntpSeconds, ivStream }: ParametersToProtect) {
  const plaintext = encodeKeyParameters(parameters);
  const dpck = deriveDpck(gmk, gukId);
  const iv = ivStream.bytes(16);
  const envelope = { time: unixFromNtp(ntpSeconds), iv, dppkId: gukId };
  const aad = protectedPayloadAad(envelope);
  const ciphertextAndTag = sealAesGcm(dpck, iv, aad, plaintext);
  const working: Working = {
    clause: 'TS 33.180 §E.6.1',
    inputs: [
      { name: 'Key Parameters', value: plaintext, secret: true, clause: 'TS 33.179 §E.6.1' },
      { name: 'GMK', value: gmk, secret: true },
      { name: 'DPPK-ID', value: uint32ToBytes(gukId) },
    ],
    intermediates: [
      { name: 'DPCK', value: dpck, secret: true, clause: 'TS 33.180 §F.1.5' },
      { name: 'IV', value: iv },
      { name: 'AAD', value: aad, unverified: true },
    ],
    outputs: [
      { name: 'ciphertext', value: ciphertextAndTag.slice(0, -16) },
      { name: 'tag', value: ciphertextAndTag.slice(-16) },
    ],
  };
  const octets = encodeProtectedPayload({ ...envelope, ciphertextAndTag });
  return tellGiven({ octets, working }, { IV: ivStream });
}

/** Under the GMK itself, AES-128-CBC, the IV in front. Source: TS 33.179 §E.6.8 of V13.4.0. */
function underGmk({ parameters, gmk, ivStream }: ParametersToProtect) {
  const iv = ivStream.bytes(16);
  const plaintext = encodeCbcElements(parameters, (count) => ivStream.bytes(count));
  const ciphertext = sealAesCbc(gmk, iv, plaintext);
  const working: Working = {
    clause: 'TS 33.179 §E.6.8',
    inputs: [
      { name: 'Key Parameters', value: plaintext, secret: true, unverified: true },
      { name: 'GMK', value: gmk, secret: true },
      { name: 'IV', value: iv, unverified: true },
    ],
    intermediates: [],
    outputs: [{ name: 'ciphertext', value: ciphertext, unverified: true }],
  };
  return tellGiven({ octets: concatBytes(iv, ciphertext), working }, { IV: ivStream });
}
