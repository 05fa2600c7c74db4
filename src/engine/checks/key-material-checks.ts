import { validateEccsiKeys } from '../crypto/eccsi.ts';
import { validateRsk } from '../crypto/sakke.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { equalBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { failure, type KeyMaterialCode } from '../model/failures.ts';
import type { Clause } from '../model/sources.ts';
import { compute, eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { CheckName } from '../trace/trace.ts';

/** The checks of step 0: what a KMS handed over against its certificate. There is no payload yet and
 *  nobody to send an error to; what does not fit is not installed. */

const clause: Clause = 'TS 33.179 Annex D';

/** The receiver's validation of a key set: a certificate at all, then UID, (SSK, PVT) and RSK against
 *  it. `userUri` is the receiver's own identity. Gives whether the key set may be installed.
 *  Source: TS 33.180 Annex D, RFC 6507 §5.1.2, RFC 6508 §6.1.2. */
export function* validateKeySet(
  context: Context,
  scope: Scope,
  certificate: KmsCertificate | null,
  keySet: KmsKeySet,
  userUri: string,
): Steps<boolean> {
  const arrived = yield* keyMaterialCheck(scope, 'certificate', clause, certificate !== null, {
    code: 'kms-certificate-missing',
    path: 'KmsCertificate',
    expected: `the certificate of ${keySet.kmsUri}`,
    found: 'none',
  });
  if (!arrived || certificate === null) return false;
  const against = `the certificate of ${certificate.kmsUri}`;
  const own = deriveUid({
    uri: userUri,
    kmsUri: certificate.kmsUri,
    keyPeriodSeconds: certificate.userKeyPeriod,
    keyPeriodOffsetSeconds: certificate.userKeyOffset,
    keyPeriodNo: keySet.keyPeriodNo,
  });
  const sameUid = equalBytes(own.uid, keySet.userId);
  const isOwn = yield* keyMaterialCheck(scope, 'uid', 'TS 33.179 §F.2.1', sameUid, {
    code: 'key-material-uid',
    path: 'KmsKeySet.UserID',
    expected: `the UID of ${userUri} under ${against}`,
    found: 'another UID',
  });
  if (!isOwn) return false;
  const eccsi = yield* compute(context, scope, 'eccsi-validate', () =>
    validateEccsiKeys({
      kpak: certificate.pubAuthKey,
      id: own.uid,
      ssk: keySet.userSigningKeySsk,
      pvt: keySet.userPubTokenPvt,
    }),
  );
  const signs = yield* keyMaterialCheck(scope, 'eccsi-keys', 'RFC 6507 §5.1.2', eccsi.valid, {
    code: 'key-material-eccsi',
    path: 'KmsKeySet.UserSigningKeySSK',
    expected: `an SSK and PVT that fit the UID and PubAuthKey (KPAK) of ${against}`,
    found: 'a pair that does not',
  });
  if (!signs) return false;
  const sakke = yield* compute(context, scope, 'sakke-validate', () =>
    validateRsk({
      kmsPublicKey: certificate.pubEncKey,
      id: own.uid,
      rsk: keySet.userDecryptKey,
    }),
  );
  return yield* keyMaterialCheck(scope, 'sakke-keys', 'RFC 6508 §6.1.2', sakke.valid, {
    code: 'key-material-sakke',
    path: 'KmsKeySet.UserDecryptKey',
    expected: `an RSK that fits the UID and PubEncKey (Z) of ${against}`,
    found: 'one that does not',
  });
}

type Facts = Readonly<{ code: KeyMaterialCode; path: string; expected: string; found: string }>;

function* keyMaterialCheck(
  scope: Scope,
  check: CheckName,
  clause: Clause,
  passed: boolean,
  facts: Facts,
): Steps<boolean> {
  yield Object.freeze({
    ...eventBase(scope, 'check', check),
    kind: 'check' as const,
    check,
    clause,
    passed,
    values: [],
    ...(passed ? {} : { failure: failure({ ...facts, offset: null, clause }) }),
  });
  return passed;
}
