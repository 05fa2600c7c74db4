/** The one door of the engine. */

export { type AirTime, airTime, type Channel } from './analysis/air-time.ts';
export {
  type CarrierLedger,
  type CarrierOctets,
  carrierMessageCount,
} from './analysis/carrier-ledger.ts';
export { type ClauseUse, createClauseCoverage } from './analysis/clause-coverage.ts';
export {
  type Custody,
  type CustodyChange,
  type CustodyState,
  countCustody,
  custodyAt,
  foldCustody,
  type Holding,
  type Lifetime,
} from './analysis/custody.ts';
export { custodyUpon } from './analysis/custody-in-act.ts';
export { type CustodyKey, custodyKeyNames } from './analysis/custody-keys.ts';
export { createHarms, type Harm, harms, harmsOf } from './analysis/fault-harm.ts';
export { type FaultResult, faultResults } from './analysis/fault-results.ts';
export {
  type FigureStep,
  type FigureStepKey,
  figureSteps,
  inFigureOrder,
} from './analysis/figure-order.ts';
export {
  type Compromise,
  type DrawnGmk,
  type GatheredReads,
  gatherReads,
  type ReadQuestion,
} from './analysis/gather-reads.ts';
export { type ForeignOrigin, foreignKeys, foreignOrigins } from './analysis/gmk-origins.ts';
export {
  type ExpectedRun,
  expectedRun,
  expectedRunInSteps,
  scenarioOfSize,
} from './analysis/growth.ts';
export type { HeldGmk, Secrets } from './analysis/held-secrets.ts';
export { type KeptState, keptState } from './analysis/kept-state.ts';
export {
  countReaders,
  createCosts,
  createLedger,
  createSum,
  foldLedger,
  type Ledger,
  type LedgerFold,
  type Readers,
} from './analysis/ledger.ts';
export {
  foldLineage,
  type LineageEdge,
  type LineageGraph,
  type LineageValue,
  octetsOfValue,
} from './analysis/lineage.ts';
export { type LineageLines, type LineageRole, lineageOf } from './analysis/lineage-lines.ts';
export { type MemberPhase, memberPhases, type PhaseName } from './analysis/member-phases.ts';
export { networkOctets } from './analysis/network-octets.ts';
export type { Delivery, ProtectedPacket, Traffic } from './analysis/overheard.ts';
export {
  type OperationsByParty,
  type WorkingParty,
  workingParties,
} from './analysis/party-operations.ts';
export {
  alterationAt,
  alterationCount,
  openProbe,
  type Probe,
  type ProbeFacts,
  type ProbePlan,
  type ProbeTarget,
  type ProbeTime,
  probeTimes,
  type Verdict,
} from './analysis/probe.ts';
export { type Question, questionsOf } from './analysis/questions.ts';
export type { LearntGmk, ReceiverKey } from './analysis/read-delivery.ts';
export {
  type Cause,
  explainRejection,
  noticeable,
  type Rejection,
  replies,
} from './analysis/rejection.ts';
export {
  type ReleaseMachine,
  type ReleaseMessage,
  type ReleaseStep,
  type ReleaseTask,
  releaseMachine,
} from './analysis/release-machine.ts';
export type { KeyFate, PairVerdict, ReleasePair } from './analysis/release-pairs.ts';
export type { CheckLine } from './analysis/release-reception.ts';
export { type RunParts, runInAct } from './analysis/run-in-act.ts';
export {
  type CheckFacts,
  countOf,
  createStepCount,
  type StepFacts,
  sentIn,
} from './analysis/step-facts.ts';
export {
  createStepLedgers,
  type StepLedgers,
} from './analysis/step-ledgers.ts';
export { createTraceDigest, type TraceDigest, traceDigest } from './analysis/trace-digest.ts';
export {
  type Closed,
  type KeySource,
  type ReaderMarks,
  type ReadMark,
  type ReadStep,
  type ReadTask,
  whoReads,
} from './analysis/who-reads.ts';
export {
  placesStoppedBy,
  stopsBehind,
  type Trial,
  type Trials,
  tableOf,
  trialAt,
  trialOf,
  tryWithout,
  type WithoutCheck,
  withoutCheck,
} from './analysis/without-check.ts';
export type { Mark, MikeyError, Phase } from './checks/check.ts';
export {
  type CheckFailure as Failure,
  checkNames,
  checkOf,
  checkOfCode,
  checks,
  checksByPhase,
  failureCodes,
  isMadeIn,
} from './checks/index.ts';
export { type FieldNode, findNode } from './codec/field-node.ts';
export { dropSecretTables as forgetSecrets } from './crypto/sakke.ts';
export type { SakkeForm } from './crypto/sakke-arithmetic.ts';
export { sakkeFormInUse, setSakkeForm } from './crypto/sakke-tables.ts';
export {
  type Deviation,
  type Diagnosed,
  type Diagnosis,
  diagnose,
  diagnoseAtOnce,
  diagnoseOpened,
  type Grade,
} from './diagnosis/diagnose.ts';
export type { SearchStep } from './diagnosis/search.ts';
export {
  type DrawStream,
  drawFormOf,
  drawnValues,
  drawProblems,
  drawStreams,
  fittingDraws,
} from './entities/draws.ts';
export { checksMadeBy, fittingSkips, skipProblems } from './entities/skips.ts';
export type { Talker } from './entities/use-of-keys.ts';
export { actorsOf } from './exchange/actors-of.ts';
export { bundleWith, receiversOf, type WithKeys } from './exchange/bundle-with.ts';
export { maxCaptureLength } from './exchange/capture-length.ts';
export {
  type ComparedMessage,
  compareMessages,
  type FieldDifference,
  type FieldSide,
  type MessageComparison,
  type OctetRange,
} from './exchange/compare-messages.ts';
export { type DecodedFound, decodeFound } from './exchange/decode-found.ts';
export { expectedEvents } from './exchange/expected-events.ts';
export { findMessages } from './exchange/find-messages.ts';
export type { Found, FoundKind, FoundMessage, FoundMessages, Who } from './exchange/found.ts';
export {
  type KeyContradiction,
  keyContradictions,
  placeFact,
} from './exchange/key-contradictions.ts';
export type { KeyInput, KeyMaterial, KeyPlace, KeyRemark } from './exchange/key-material.ts';
export { isEmptyMaterial, noKeyMaterial } from './exchange/key-material.ts';
export type { OctetEdits, OpenedBundle } from './exchange/octet-edits.ts';
export { openPackets } from './exchange/open-packets.ts';
export { bundleReceiver } from './exchange/opened-message.ts';
export { type OpenedOutcome, outcomeOf } from './exchange/opened-outcome.ts';
export type { FoundPacket, OpenedPacket, PacketOpening } from './exchange/opened-packet.ts';
export { type PacketKey, type PacketKeys, packetKeysOf } from './exchange/packet-keys.ts';
export { withPngFacts } from './exchange/png-facts.ts';
export {
  checkScenario,
  maxInputLength,
  readBundle,
  readBundleMessage,
  readBundles,
  readDocument,
  readInput,
  readMessageText,
  readScenario,
} from './exchange/read-input.ts';
export { readKeyMaterial } from './exchange/read-key-material.ts';
export { bundlesOfRun, keyJson, ofReceiver } from './exchange/run-bundles.ts';
export { type CapturedRun, captureOfRun } from './exchange/run-capture.ts';
export { keyLogOfRun } from './exchange/run-key-log.ts';
export type { RunSource } from './exchange/run-source.ts';
export { contextFor, runSource } from './exchange/run-source.ts';
export { type TracedRun, traceOfRun } from './exchange/run-trace.ts';
export { vectorsOfRun } from './exchange/run-vectors.ts';
export { editsOf, withEdits } from './exchange/source-edits.ts';
export { traceFile } from './exchange/trace-file.ts';
export { vectorsFile } from './exchange/vectors-file.ts';
export {
  type CarriedFault,
  carryFaults,
} from './faults/carry.ts';
export { faultProblems, faultStepOf, predictionOf, reasonAgainst } from './faults/disturbance.ts';
export type { Fault, FaultPlace, Prediction } from './faults/fault.ts';
export { faultKinds } from './faults/fault.ts';
export { faultById, faults } from './faults/index.ts';
export { maxEdits } from './faults/octets/octets-edited.ts';
export { receiversAt } from './faults/setting.ts';
export { bundleMessage } from './mcptt/bundle-parts.ts';
export { type MessageBundle, messageBundleSchema } from './mcptt/message-bundle.ts';
export { mkiLength } from './mcptt/mki.ts';
export { decodeMessage } from './mikey/index.ts';
export {
  type FieldSource,
  fieldSource,
  secondKeyPayloads,
} from './mikey/release-fields.ts';
export * from './model/actors.ts';
export { type Act, type ActKind, maxActs, regroupSpan } from './model/acts.ts';
export { bytesToHex, concatBytes, equalBytes, hexToBytes, uint32ToHex } from './model/bytes.ts';
export { carriedOver, scenarioVersion } from './model/carry-over.ts';
export { withActInserted, withActRemoved } from './model/change-acts.ts';
export type { Context, RandomSource } from './model/context.ts';
export {
  defaultMember,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from './model/default-scenario.ts';
export {
  type Design,
  type DualAcceptance,
  type DualEncoding,
  dualAcceptances,
  dualEncodings,
  type Profile,
  profiles,
  purposeMarkings,
  type Settings,
  type Stage3Change,
  stage3Changes,
} from './model/designs/design.ts';
export {
  type DesignName,
  designNamed,
  designNames,
  designOf,
  designs,
  type GmkMode,
  gmkModes,
  hasFloorKey,
  isDual,
  isMarkedByTag,
  settingsOf,
} from './model/designs/index.ts';
export { type Fact, fact, isFact } from './model/fact.ts';
export {
  type FaultStep,
  isReceiver,
  isServerStep,
  legs,
  type ProcedureNumber,
  procedureNumbers,
  provisioningStep,
  receivesKeys,
  type StepNumber,
  serverSteps,
} from './model/figure.ts';
export { keyKindFor, keyKindOrGmk } from './model/key-kind.ts';
export {
  everybodyGetsIt,
  type OlderKnowledge,
  olderKnowledge,
  withoutFloorKey,
} from './model/member-options.ts';
export type { NamedValue, Working } from './model/named-value.ts';
export { ntpFromUnix, unixFromNtp, utcOrUnset } from './model/ntp-time.ts';
export { parseScenario } from './model/parse-scenario.ts';
export {
  actsOf,
  atAct,
  bringsTwoAtOnce,
  everMembers,
  firstActOf,
  type GroupMember,
  hasPartner,
  hasPartnerKms,
  hasTwoKeys,
  isNoAct,
  isSentIn,
  lastRound,
  type Plan,
  planOf,
  receiversOn,
} from './model/plan.ts';
export type { KeyParameters, Purpose } from './model/purpose.ts';
export { isServerKey, mkfcTag, purposeTag } from './model/purpose.ts';
export {
  defaultReleaseOptions,
  type ReleaseOptions,
  releaseDesigns,
  twoKeyKnowledge,
} from './model/release-options.ts';
export {
  type ReleaseId,
  releaseIds,
  signatureCoverages,
  unknownExtensionRules,
} from './model/releases.ts';
export { actOfId, idInOtherFigure, isOpened, isOther, isOtherKey } from './model/run-names.ts';
export {
  canTalk,
  regroupsInside,
  type Scenario,
  scenarioSchema,
  unknownTakers,
} from './model/scenario.ts';
export {
  type FaultEntry,
  maxMembers,
  type ProcedureName,
  procedures,
  type SkipEntry,
  type System,
  skipSchema,
} from './model/scenario-fields.ts';
export {
  type InputProblem,
  problemOf,
  type ReadResult,
  says,
  schemaProblems,
} from './model/schema-problems.ts';
export { type Clause, type DocumentId, documentOf, documents } from './model/sources.ts';
export { ecdsaOfEvent, type VerifiedEcdsa } from './procedures/ecdsa-of-event.ts';
export {
  type Answers,
  createPartOrder,
  type PartOrder,
  totalsOfParts,
} from './procedures/part-order.ts';
export {
  type CommonPart,
  eventsOfCommon,
  eventsOfMember,
  type MemberPart,
  openPartSession,
  type PartSession,
  type TalkPart,
} from './procedures/run-parts.ts';
export {
  type CarrierMessage,
  type CarrierName,
  carrierNames,
} from './signalling/carrier-message.ts';
export { createCarrier } from './signalling/carrier-of-run.ts';
export {
  ipVersions,
  type KeyDocument,
  keyDocuments,
  type Network,
  sipTransports,
} from './signalling/carrier-options.ts';
export * from './trace/trace.ts';
export {
  addTotals,
  eventIndex,
  foldKeyStores,
  foldTotals,
  noTotals,
  type Operation,
  operations,
} from './trace/trace-folds.ts';
