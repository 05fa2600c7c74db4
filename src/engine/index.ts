/** The one door of the engine. */
export { type AirTime, airTime, type Channel } from './air-time.ts';
export { bytesToHex, equalBytes, hexToBytes, uint32ToHex } from './bytes.ts';
export {
  type CarrierLedger,
  type CarrierOctets,
  carrierMessageCount,
  type RoundTrips,
} from './carrier-ledger.ts';
export { carriedOver, scenarioVersion } from './carry-over.ts';
export { type FieldNode, findNode } from './codec/field-node.ts';
export type { Context, RandomSource } from './context.ts';
export { dropSecretTables as forgetSecrets } from './crypto/sakke.ts';
export {
  type Custody,
  type CustodyChange,
  type CustodyCounts,
  type CustodyState,
  countCustody,
  custodyAt,
  foldCustody,
  type Holding,
  type Lifetime,
} from './custody.ts';
export { type CustodyKey, custodyKeyNames } from './custody-keys.ts';
export { defaultMembers, defaultPartnerSystem, defaultScenario } from './default-scenario.ts';
export type { Talker } from './entities/use-of-keys.ts';
export { type Failure, type FailureCode, failureCodes, isKeyMaterialCode } from './failures.ts';
export { type Harm, harms, harmsOf } from './fault-harm.ts';
export { type Catch, type FaultResult, faultResults } from './fault-results.ts';
export { actorsOf } from './faults/actors-of.ts';
export {
  type CarriedFault,
  carryFaults,
  type FaultedKey,
  type NoSuchFault,
} from './faults/carry.ts';
export {
  contextFor,
  faultProblems,
  faultStepOf,
  predictionOf,
} from './faults/disturbance.ts';
export type { Fault, FaultKind, FaultPlace, Prediction } from './faults/fault.ts';
export { faultKinds } from './faults/fault.ts';
export { faultById, faults } from './faults/index.ts';
export { maxEdits } from './faults/octets-edited.ts';
export { type ExpectedRun, expectedRun, expectedRunInSteps, scenarioOfSize } from './growth.ts';
export {
  countReaders,
  createLedger,
  foldLedger,
  type Ledger,
  type LedgerFold,
  type Readers,
} from './ledger.ts';
export {
  foldLineage,
  type LineageEdge,
  type LineageGraph,
  type LineageValue,
  octetsOfValue,
} from './lineage.ts';
export { type LineageLines, type LineageRole, lineageOf } from './lineage-lines.ts';
export { mkfcTag, purposeTag } from './mcptt/gmk-id.ts';
export type { MessageBundle } from './mcptt/message-bundle.ts';
export { bundleMessage } from './mcptt/message-bundle.ts';
export { decodeMessage } from './mikey/index.ts';
export type { MikeyError } from './mikey-error.ts';
export type { NamedValue, Working } from './named-value.ts';
export { parseScenario } from './parse-scenario.ts';
export { type ProblemCode, problemCodes } from './problem-codes.ts';
export { ecdsaOfEvent, type VerifiedEcdsa } from './procedures/ecdsa-of-event.ts';
export { expectedEvents, runSource } from './procedures/index.ts';
export { bundleReceiver } from './procedures/opened-message.ts';
export { createPartOrder, type PartOrder, totalsOfParts } from './procedures/part-order.ts';
export {
  type Alteration,
  alterationAt,
  alterationCount,
  openProbe,
  type Probe,
  type ProbeFacts,
  type ProbePlace,
  type ProbePlan,
  type ProbeTime,
  probeTimes,
  type Verdict,
} from './procedures/probe.ts';
export { bundlesOfRun, keyParametersJson, srtpJson } from './procedures/run-bundles.ts';
export {
  type CommonPart,
  eventsOfCommon,
  type MemberPart,
  openPartSession,
  type PartSession,
  type TalkPart,
} from './procedures/run-parts.ts';
export type { RunSource } from './procedures/run-source.ts';
export { type Place, placesOf, talkersOf } from './procedures/scenario-rules.ts';
export { type Question, questionsOf } from './questions.ts';
export {
  checkScenario,
  maxInputLength,
  readBundle,
  readBundleMessage,
  readBundles,
  readInput,
  readMessageText,
  readScenario,
} from './read-input.ts';
export {
  type AlteredOctets,
  alteredOctets,
  type Cause,
  explainRejection,
  type FoundOctets,
  type Noticed,
  noticeable,
  type Rejection,
  type Reply,
  replies,
} from './rejection.ts';
export {
  canTalk,
  type DualAcceptance,
  type DualEncoding,
  dualAcceptances,
  dualEncodings,
  type FaultEntry,
  type FaultStep,
  type GmkMode,
  gmkModes,
  maxMembers,
  type ProcedureName,
  type Profile,
  type PurposeMarking,
  procedures,
  profiles,
  purposeMarkings,
  type Scenario,
  type System,
  sharedUri,
  systemsInUse,
} from './scenario.ts';
export type { InputProblem, ReadResult } from './schema-problems.ts';
export {
  type CarrierMessage,
  type CarrierName,
  type CarrierNote,
  carrierNames,
  type KeyDocument,
  keyDocuments,
} from './signalling/carrier.ts';
export { createCarrier } from './signalling/carrier-of-run.ts';
export { type Clause, type DocumentId, documentOf, documents } from './sources.ts';
export * from './trace.ts';
export {
  addTotals,
  eventIndex,
  figureStops,
  foldKeyStores,
  foldTotals,
  noTotals,
} from './trace-folds.ts';
