/** The one door of the engine. */
export { bytesToHex, equalBytes, hexToBytes, uint32ToHex } from './bytes.ts';
export { type FieldNode, findNode } from './codec/field-node.ts';
export type { Context, RandomSource } from './context.ts';
export { dropSecretTables as forgetSecrets } from './crypto/sakke.ts';
export { defaultMembers, defaultPartnerSystem, defaultScenario } from './default-scenario.ts';
export { type Failure, type FailureCode, failureCodes } from './failures.ts';
export type { InputProblem, ReadResult } from './input-problem.ts';
export type { MessageBundle } from './mcptt/message-bundle.ts';
export { bundleMessage } from './mcptt/message-bundle.ts';
export { decodeMessage } from './mikey/index.ts';
export type { NamedValue, Working } from './named-value.ts';
export { actorsOf, contextFor, expectedEvents, runSource } from './procedures/index.ts';
export { bundleReceiver } from './procedures/opened-message.ts';
export { bundlesOfRun, keyParametersJson, srtpJson } from './procedures/run-bundles.ts';
export {
  type CommonPart,
  createPartOrder,
  type MemberPart,
  openPartSession,
  type PartOrder,
  type PartSession,
} from './procedures/run-parts.ts';
export type { RunSource } from './procedures/run-source.ts';
export {
  maxInputLength,
  parseScenario,
  readBundle,
  readBundleMessage,
  readBundles,
  readInput,
  readMessageText,
  readScenario,
} from './read-input.ts';
export {
  type DualAcceptance,
  type DualEncoding,
  dualAcceptances,
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
  systemsInUse,
} from './scenario.ts';
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
