/** Keyladder as a library: what other programs may count on. Everything here is pure, in Node and in a
 *  browser; octets are `Uint8Array`s, outcomes are values, wrong arguments throw. What a `Fact` says has its
 *  words in no language here: a code and what to fill in. Story and promise: docs/library.md. */

export { traceDigest } from '../engine/analysis/trace-digest.ts';
export { checkNames, failureCodes } from '../engine/checks/index.ts';
// MIKEY-SAKKE messages, RFC 3830, RFC 6043, RFC 6509
export { type FieldNode, findNode } from '../engine/codec/field-node.ts';
// ECCSI, RFC 6507
export {
  createEccsiKms,
  type EccsiKeys,
  type EccsiSignature,
  type EccsiVerdict,
  eccsiKmsFromSecret,
  issueEccsiKeys,
  issueEccsiKeysWithV,
  signEccsi,
  signEccsiWithJ,
  validateEccsiKeys,
  verifyEccsi,
} from '../engine/crypto/eccsi.ts';
// Randomness that repeats: same seed, same octets
export { createRandomSource } from '../engine/crypto/hmac-drbg.ts';
// Derivations: the KDF of TS 33.220, the PRF of MIKEY
export { kdf, kdfInput } from '../engine/crypto/kdf.ts';
export { deriveSrtpMaster, mikeyPrf, prfConstants, prfLabel } from '../engine/crypto/prf.ts';
// SAKKE, RFC 6508 and RFC 6509
export {
  createSakkeKms,
  type Decapsulation,
  decapsulate,
  deriveRsk,
  dropSecretTables,
  encapsulate,
  isOnSakkeCurve,
  prepareSakkeTables,
  sakkeKmsFromSecret,
  validateRsk,
} from '../engine/crypto/sakke.ts';
// SRTP and SRTCP, RFC 3711 and RFC 7714
export {
  deriveSrtpSessionKeys,
  protectRtcp,
  protectRtp,
  type SrtpKey,
  unprotectRtcp,
  unprotectRtp,
} from '../engine/crypto/srtp.ts';
// What is told of both
export type { Diagnosed, Diagnosis } from '../engine/diagnosis/diagnose.ts';
// Messages made elsewhere
export { findMessages } from '../engine/exchange/find-messages.ts';
export type { Found, FoundMessage } from '../engine/exchange/found.ts';
// Identifiers, TS 33.179 Annex F and TS 33.180 §F.2
export { createKeyId } from '../engine/mcptt/gmk-id.ts';
export {
  deriveGroupSrtpKeys,
  type GroupSrtpKeys,
  groupCallCsId,
  mkiOf,
} from '../engine/mcptt/group-srtp-keys.ts';
export { deriveUserSalt, xorUserSalt } from '../engine/mcptt/guk-id.ts';
export { deriveDpck } from '../engine/mcptt/key-parameter-key.ts';
export { type KeyPeriodRule, keyPeriodNo, keyPeriodSpan } from '../engine/mcptt/key-period.ts';
export { deriveUid, type UidInput } from '../engine/mcptt/uid.ts';
export {
  type DecodedMessage,
  decodeMessage,
  type GroupKeyTransport,
} from '../engine/mikey/decode-message.ts';
export { generalExtensionTypes } from '../engine/mikey/general-extension.ts';
export { csIdMapTypes } from '../engine/mikey/hdr.ts';
export { idRoles, idTypes } from '../engine/mikey/idr.ts';
export { decodeKeyParameters, encodeKeyParameters } from '../engine/mikey/key-parameters.ts';
export {
  appendSignature,
  encodeUnsignedMessage,
  type GroupKeyTransportParts,
} from '../engine/mikey/message.ts';
export { payloadTypes } from '../engine/mikey/payload-types.ts';
export {
  decodeProtectedPayload,
  encodeProtectedPayload,
} from '../engine/mikey/protected-payload.ts';
export { decodeSakkeToSelf, encodeSakkeToSelf } from '../engine/mikey/sakke.ts';
export { defaultSecurityPolicy } from '../engine/mikey/sp.ts';
export type { RandomSource, RandomStream } from '../engine/model/context.ts';
export type { Fact } from '../engine/model/fact.ts';
export type { NamedValue, Working } from '../engine/model/named-value.ts';
export { ntpFromUnix, unixFromNtp } from '../engine/model/ntp-time.ts';
export { keyTypes, purposeTag } from '../engine/model/purpose.ts';
export type { InputProblem } from '../engine/model/schema-problems.ts';
export type { CheckEvent, CheckFailure, KeyRecord, TraceEvent } from '../engine/trace/trace.ts';
// Runs
export { bundlesOf, type MessageBundleJson } from './bundles.ts';
export { InputError } from './input-error.ts';
export { bytesToHex, hexToBytes, systemRandom } from './octets.ts';
export {
  type KeySource,
  type OpenedMessage,
  type OpenOptions,
  openBundle,
  openMessage,
} from './open-message.ts';
export { defaultScenario, readScenario, runScenario, type ScenarioRun } from './run.ts';
export type { Scenario, ScenarioAct, ScenarioSystem } from './scenario.ts';
