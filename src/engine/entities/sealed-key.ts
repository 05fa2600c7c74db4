import { encapsulate } from '../crypto/sakke.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import type { GeneralExtension } from '../mikey/index.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import { gmkTag, purposeTag } from '../model/purpose.ts';
import { writings } from '../model/releases.ts';
import type { MessageForm } from '../model/scenario-rules.ts';
import { keyStream, payloadStreams } from '../model/stream-names.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import { type ParametersForm, parametersForms } from './parameter-forms.ts';
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
  from: Readonly<{ name: string; ntpSeconds: number; form: MessageForm }>;
  key: Key;
  gukId: number;
  to: Readonly<{ uri: string; uid: Uint8Array; kmsPublicKey: Uint8Array }>;
}>;

/** Encapsulates a key to its receiver and protects its parameters, both in the form of the sender.
 *  Source: TS 33.179 §7.3.1. */
export function* sealKey(context: RunContext, scope: Scope, sealing: Sealing): Steps<SealedKey> {
  const { from, key, gukId, to } = sealing;
  const { idScheme, parameters } = writings[from.form.release];
  const form = parametersForms[parameters];
  const { sakkeData } = yield* compute(context, scope, 'sakke-encapsulate', () =>
    encapsulate({ ssv: key.gmk, id: to.uid, kmsPublicKey: to.kmsPublicKey }),
  );
  return tap(context, scope, 'sealed', {
    gukId,
    sakke: { sakkeParams: 1, idScheme, sakkeData },
    parameters: form && (yield* withParameters(context, scope, form, sealing)),
  });
}

function* withParameters(
  context: RunContext,
  scope: Scope,
  { type, protect }: ParametersForm,
  { from, key, gukId, to }: Sealing,
): Steps<GeneralExtension> {
  const { gmk, parameters } = key;
  const { ntpSeconds } = from;
  const { octets: data } = yield* compute(context, scope, 'key-parameters-protect', () => {
    const stream = payloadStreams.iv(from.name, keyStream(key.purpose), to.uri);
    const ivStream = context.random.stream(stream);
    return protect({ parameters, gmk, gukId, ntpSeconds, ivStream });
  });
  return { type, data };
}
