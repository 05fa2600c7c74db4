import { checksByPhase } from '../checks/index.ts';
import { tellGiven } from '../crypto/draw-kinds.ts';
import { createEccsiKms, issueEccsiKeys } from '../crypto/eccsi.ts';
import { createSakkeKms, deriveRsk } from '../crypto/sakke.ts';
import { type KeyPeriodRule, keyPeriodNo, keyPeriodSpan } from '../mcptt/key-period.ts';
import {
  certificateValues,
  type KmsCertificate,
  type KmsKeySet,
  keySetValues,
} from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { type KmsId, parseActorId } from '../model/actors.ts';
import type { Clause } from '../model/sources.ts';
import { type KmsName, kmsStreams } from '../model/stream-names.ts';
import { compute, eventBase, faultsAt, type Scope, type Steps } from '../trace/recording.ts';
import { firstFailure } from './check-runner.ts';
import { type RunContext, tap } from './taps.ts';

/** A Key Management Server: the master secrets of one system and its certificate. */
export type Kms = Readonly<{
  actor: KmsId;
  /** Names its random streams. */
  name: KmsName;
  kmsUri: string;
  rule: KeyPeriodRule;
  ksak: bigint;
  masterSecret: bigint;
  certificate: KmsCertificate;
}>;

/** A KMS makes its ECCSI and SAKKE keys. Source: RFC 6507 §4.2, RFC 6508 §2.2. */
export function* setUpKms(
  context: RunContext,
  scope: Scope,
  input: Readonly<{ actor: KmsId; name: KmsName; kmsUri: string; rule: KeyPeriodRule }>,
): Steps<Kms> {
  const ofKsak = context.random.stream(kmsStreams.ksak(input.name));
  const ofZ = context.random.stream(kmsStreams.z(input.name));
  const eccsi = yield* compute(context, scope, 'eccsi-kms-setup', () =>
    tellGiven(createEccsiKms(ofKsak), { KSAK: ofKsak }),
  );
  const sakke = yield* compute(context, scope, 'sakke-kms-setup', () =>
    tellGiven(createSakkeKms(ofZ), { z_T: ofZ }),
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
    ...input,
    ksak: eccsi.ksak,
    masterSecret: sakke.kmsMasterSecret,
    certificate,
  };
}

/** What an identity got from its KMS: null where it did not arrive or did not validate and so was not
 *  installed; `issued` is what the KMS made. */
export type Provisioned = Readonly<{
  certificate: KmsCertificate | null;
  keySet: KmsKeySet | null;
  issued: KmsKeySet;
}>;

/** The KMS issues an identity's key set for the period of `ntpSeconds` and gives it out with its
 *  certificate; the receiver validates both and installs nothing that does not fit.
 *  Source: TS 33.179 Annex D, RFC 6507 §5.1, RFC 6508 §6.1. */
export function* provisionIdentity(
  context: RunContext,
  scope: Scope,
  kms: Kms,
  input: Readonly<{ userUri: string; ntpSeconds: number }>,
): Steps<Provisioned> {
  const atKms: Scope = { ...scope, actor: kms.actor, member: scope.actor };
  const issued = yield* issueKeySet(context, atKms, kms, input);
  const certificate = yield* showCertificate(context, scope, kms.actor, kms.certificate);
  const handed = yield* deliver(context, scope, kms.actor, issued);
  const subject = { certificate, own: { keySet: handed, userUri: input.userUri } };
  const failed = yield* firstFailure(context, scope, checksByPhase['key-material'], subject, {});
  return { certificate, keySet: failed ? null : handed, issued };
}

/** The KMS makes the key set of an identity for the period of `ntpSeconds`.
 *  Source: RFC 6507 §5.1.1, RFC 6508 §6.1.1. */
export function* issueKeySet(
  context: RunContext,
  scope: Scope,
  kms: Kms,
  input: Readonly<{ userUri: string; ntpSeconds: number }>,
): Steps<KmsKeySet> {
  const periodNo = keyPeriodNo(input.ntpSeconds, kms.rule);
  const identity = { uri: input.userUri, kmsUri: kms.kmsUri, ...kms.rule, keyPeriodNo: periodNo };
  const { uid } = yield* compute(context, scope, 'uid', () => deriveUid(identity));
  const stream = context.random.stream(kmsStreams.v(kms.name, input.userUri, periodNo));
  const eccsi = yield* compute(context, scope, 'eccsi-issue', () => {
    const { ksak, certificate } = kms;
    const keys = issueEccsiKeys({ ksak, kpak: certificate.pubAuthKey, id: uid, stream });
    return tellGiven(keys, { v: stream });
  });
  const sakke = yield* compute(context, scope, 'sakke-issue', () =>
    deriveRsk({ kmsMasterSecret: kms.masterSecret, id: uid }),
  );
  const span = keyPeriodSpan(periodNo, kms.rule);
  return {
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
}

const clause: Clause = 'TS 33.179 Annex D';

/** A KMS gives a certificate to the actor of `scope`: its own to the users of its system and to the
 *  KMS of another system, that of another system (role External) to its GMS; `of`: whose it is. Gives what
 *  arrives, or null.
 *  Source: TS 33.179 Annex D, pCR 33.179 §7.4.4.3. */
export function* showCertificate(
  context: RunContext,
  scope: Scope,
  from: KmsId,
  given: KmsCertificate,
  of: KmsId = from,
): Steps<KmsCertificate | null> {
  const name = given.role === 'Root' ? 'kms-certificate' : `external-kms-certificate${more(of)}`;
  const certificate = tap(context, scope, 'certificate', given);
  if (certificate === null) return null;
  yield Object.freeze({
    ...eventBase(scope, 'provision', name),
    ...faultsAt(context, scope),
    kind: 'provision' as const,
    from,
    what: 'kms-certificate' as const,
    clause,
    values: certificateValues(certificate),
    certificate,
  });
  return certificate;
}

/** Tells certificates apart that one party gets of several KMSs. */
function more(of: KmsId): string {
  const { ordinal } = parseActorId(of);
  return ordinal > 0 ? `-${ordinal}` : '';
}

function* deliver(
  context: RunContext,
  scope: Scope,
  from: KmsId,
  issued: KmsKeySet,
): Steps<KmsKeySet> {
  const keySet = tap(context, scope, 'keySet', issued);
  yield Object.freeze({
    ...eventBase(scope, 'provision', 'key-set'),
    ...faultsAt(context, scope),
    kind: 'provision' as const,
    from,
    what: 'key-set' as const,
    clause,
    values: keySetValues(keySet),
    keySet,
  });
  return keySet;
}
