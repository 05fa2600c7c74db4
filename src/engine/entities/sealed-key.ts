import { sealAesGcm } from '../crypto/aes-gcm.ts';
import { tellGiven } from '../crypto/draw-kinds.ts';
import { encapsulate } from '../crypto/sakke.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import {
  encodeKeyParameters,
  encodeProtectedPayload,
  generalExtensionTypes,
  protectedPayloadAad,
} from '../mikey/index.ts';
import { uint32ToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import { gmkTag, purposeTag } from '../model/purpose.ts';
import { keyStream, payloadStreams } from '../model/stream-names.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { SealedKey } from './parties.ts';
import { type RunContext, tap } from './taps.ts';

/** What a GMS does once for each key and receiver, however many keys a payload carries. */

type Key = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  parameters: KeyParameters;
}>;

/** User salt and GUK-ID of a member. Only GMKs are diversified; the identifier of another key goes
 *  out as it is (TS 33.180 §5.2.3; unverified for an MKFC in Release 13). */
export function* diversify(
  context: RunContext,
  scope: Scope,
  { gmk, gmkId }: Key,
  memberUri: string,
): Steps<number> {
  if (purposeTag(gmkId) !== gmkTag) return tap(context, scope, 'gukId', gmkId);
  const { userSalt } = yield* compute(context, scope, 'user-salt', () =>
    deriveUserSalt(gmk, memberUri),
  );
  yield* compute(context, scope, 'guk-id', () => ({
    working: gukIdWorking('GMK-ID', gmkId, userSalt),
  }));
  return tap(context, scope, 'gukId', xorUserSalt(gmkId, userSalt));
}

/** Who seals which key under which GUK-ID for whom. */
export type Sealing = Readonly<{
  from: Readonly<{ name: string; ntpSeconds: number }>;
  key: Key;
  gukId: number;
  to: Readonly<{ uri: string; uid: Uint8Array; kmsPublicKey: Uint8Array }>;
}>;

/** Encapsulates a key to its receiver and protects its parameters. Source: TS 33.179 §7.3.1. */
export function* sealKey(context: RunContext, scope: Scope, sealing: Sealing): Steps<SealedKey> {
  const { key, gukId, to } = sealing;
  const { sakkeData } = yield* compute(context, scope, 'sakke-encapsulate', () =>
    encapsulate({ ssv: key.gmk, id: to.uid, kmsPublicKey: to.kmsPublicKey }),
  );
  const { octets: data } = yield* compute(context, scope, 'key-parameters-protect', () =>
    protectKeyParameters(context, sealing),
  );
  return tap(context, scope, 'sealed', {
    gukId,
    sakke: { sakkeParams: 1, idScheme: 2, sakkeData },
    parameters: { type: generalExtensionTypes.keyParameters, data },
  });
}

/** Key parameters under the DPCK, AES-128-GCM with a 16-octet IV. Source: TS 33.180 §E.6.1. */
function protectKeyParameters(context: RunContext, { from, key, gukId, to }: Sealing) {
  const plaintext = encodeKeyParameters(key.parameters);
  const dpck = deriveDpck(key.gmk, gukId);
  const ivStream = context.random.stream(
    payloadStreams.iv(from.name, keyStream(key.purpose), to.uri),
  );
  const iv = ivStream.bytes(16);
  const envelope = { time: unixFromNtp(from.ntpSeconds), iv, dppkId: gukId };
  const aad = protectedPayloadAad(envelope);
  const ciphertextAndTag = sealAesGcm(dpck, iv, aad, plaintext);
  const working: Working = {
    clause: 'TS 33.180 §E.6.1',
    inputs: [
      { name: 'Key Parameters', value: plaintext, secret: true, clause: 'TS 33.179 §E.6.1' },
      { name: 'GMK', value: key.gmk, secret: true },
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
