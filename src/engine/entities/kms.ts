import { equalBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { createEccsiKms, issueEccsiKeys, validateEccsiKeys } from '../crypto/eccsi.ts';
import { createSakkeKms, deriveRsk, validateRsk } from '../crypto/sakke.ts';
import { failure } from '../failures.ts';
import { type KeyPeriodRule, keyPeriodNo, keyPeriodSpan } from '../mcptt/key-period.ts';
import {
  certificateValues,
  type KmsCertificate,
  type KmsKeySet,
  keySetValues,
} from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { Clause } from '../sources.ts';
import type { CheckName } from '../trace.ts';
import { compute, eventBase, type Scope, type Steps } from './recording.ts';

/** A Key Management Server: the master secrets of one system and its certificate. */
export type Kms = Readonly<{
  kmsUri: string;
  rule: KeyPeriodRule;
  ksak: bigint;
  masterSecret: bigint;
  certificate: KmsCertificate;
}>;

/** A KMS makes its ECCSI and SAKKE keys. Source: RFC 6507 §4.2, RFC 6508 §2.2. */
export function* setUpKms(
  context: Context,
  scope: Scope,
  input: Readonly<{ name: string; kmsUri: string; rule: KeyPeriodRule }>,
): Steps<Kms> {
  const eccsi = yield* compute(context, scope, 'eccsi-kms-setup', () =>
    createEccsiKms(context.random.stream(`kms/${input.name}/ksak`)),
  );
  const sakke = yield* compute(context, scope, 'sakke-kms-setup', () =>
    createSakkeKms(context.random.stream(`kms/${input.name}/z`)),
  );
  const certificate: KmsCertificate = {
    role: 'Root',
    kmsUri: input.kmsUri,
    revoked: false,
    userIdFormat: 2,
    userKeyPeriod: input.rule.keyPeriodSeconds,
    userKeyOffset: input.rule.keyPeriodOffsetSeconds,
    pubEncKey: sakke.kmsPublicKey,
    pubAuthKey: eccsi.kpak,
    parameterSet: 1,
  };
  return {
    kmsUri: input.kmsUri,
    rule: input.rule,
    ksak: eccsi.ksak,
    masterSecret: sakke.kmsMasterSecret,
    certificate,
  };
}

/** The KMS issues an identity's key set for the period of `ntpSeconds` and hands it over with its
 *  certificate; the receiver validates it. Throws nothing: our own KMS's keys always validate.
 *  Source: TS 33.179 Annex D, RFC 6507 §5.1, RFC 6508 §6.1. */
export function* provisionIdentity(
  context: Context,
  scope: Scope,
  kms: Kms,
  input: Readonly<{ name: string; userUri: string; ntpSeconds: number }>,
): Steps<KmsKeySet> {
  const atKms: Scope = { ...scope, actor: 'kms', member: scope.actor };
  const periodNo = keyPeriodNo(input.ntpSeconds, kms.rule);
  const identity = { uri: input.userUri, kmsUri: kms.kmsUri, ...kms.rule, keyPeriodNo: periodNo };
  const { uid } = yield* compute(context, atKms, 'uid', () => deriveUid(identity));
  const eccsi = yield* compute(context, atKms, 'eccsi-issue', () =>
    issueEccsiKeys({
      ksak: kms.ksak,
      kpak: kms.certificate.pubAuthKey,
      id: uid,
      stream: context.random.stream(`kms/${input.name}/v/${input.userUri}/${periodNo}`),
    }),
  );
  const sakke = yield* compute(context, atKms, 'sakke-issue', () =>
    deriveRsk({ kmsMasterSecret: kms.masterSecret, id: uid }),
  );
  const span = keyPeriodSpan(periodNo, kms.rule);
  const keySet: KmsKeySet = {
    kmsUri: kms.kmsUri,
    userUri: input.userUri,
    userId: uid,
    keyPeriodNo: periodNo,
    validFromNtp: span.startNtp,
    validToNtp: span.endNtp,
    userDecryptKey: sakke.rsk,
    userSigningKeySsk: eccsi.ssk,
    userPubTokenPvt: eccsi.pvt,
  };
  yield* handOver(scope, kms.certificate, keySet);
  yield* validateKeySet(context, scope, kms, keySet);
  return keySet;
}

function* handOver(scope: Scope, certificate: KmsCertificate, keySet: KmsKeySet): Steps<void> {
  const clause: Clause = 'TS 33.179 Annex D';
  yield Object.freeze({
    ...eventBase(scope, 'provision', 'kms-certificate'),
    kind: 'provision' as const,
    from: 'kms' as const,
    what: 'kms-certificate' as const,
    clause,
    values: certificateValues(certificate),
    certificate,
  });
  yield Object.freeze({
    ...eventBase(scope, 'provision', 'key-set'),
    kind: 'provision' as const,
    from: 'kms' as const,
    what: 'key-set' as const,
    clause,
    values: keySetValues(keySet),
    keySet,
  });
}

/** The receiver's validation of what the KMS handed over: UID, (SSK, PVT), RSK.
 *  Source: TS 33.180 Annex D, RFC 6507 §5.1.2, RFC 6508 §6.1.2. */
function* validateKeySet(context: Context, scope: Scope, kms: Kms, keySet: KmsKeySet): Steps<void> {
  const { certificate } = kms;
  const own = deriveUid({
    uri: keySet.userUri,
    kmsUri: certificate.kmsUri,
    keyPeriodSeconds: certificate.userKeyPeriod,
    keyPeriodOffsetSeconds: certificate.userKeyOffset,
    keyPeriodNo: keySet.keyPeriodNo,
  });
  yield* provisioningCheck(
    scope,
    'uid',
    'UserID',
    'TS 33.179 §F.2.1',
    equalBytes(own.uid, keySet.userId),
  );
  const eccsi = yield* compute(context, scope, 'eccsi-validate', () =>
    validateEccsiKeys({
      kpak: certificate.pubAuthKey,
      id: own.uid,
      ssk: keySet.userSigningKeySsk,
      pvt: keySet.userPubTokenPvt,
    }),
  );
  yield* provisioningCheck(
    scope,
    'eccsi-keys',
    'UserSigningKeySSK',
    'RFC 6507 §5.1.2',
    eccsi.valid,
  );
  const sakke = yield* compute(context, scope, 'sakke-validate', () =>
    validateRsk({
      kmsPublicKey: certificate.pubEncKey,
      id: own.uid,
      rsk: keySet.userDecryptKey,
    }),
  );
  yield* provisioningCheck(scope, 'sakke-keys', 'UserDecryptKey', 'RFC 6508 §6.1.2', sakke.valid);
}

function* provisioningCheck(
  scope: Scope,
  check: CheckName,
  path: string,
  clause: Clause,
  passed: boolean,
): Steps<void> {
  const facts = {
    code: 'kms' as const,
    path: `KmsKeySet.${path}`,
    offset: null,
    clause,
    expected: 'a value that fits the KMS certificate',
    found: 'one that does not',
  };
  yield Object.freeze({
    ...eventBase(scope, 'check', check),
    kind: 'check' as const,
    check,
    clause,
    passed,
    values: [],
    ...(passed ? {} : { failure: failure(facts) }),
  });
}
