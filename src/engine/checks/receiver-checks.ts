import {
  decapsulationStage,
  duplicateStage,
  groupStage,
  gukIdStage,
  identifierStage,
  lifetimeStage,
  revokedStage,
} from './key-checks.ts';
import { keyParametersStage } from './key-parameters-check.ts';
import {
  formatStage,
  initiatorStage,
  kmsStage,
  periodStage,
  randStage,
  receiverStage,
  replayStage,
  timestampStage,
} from './message-checks.ts';
import { csMapStage, spPolicyStage } from './policy-checks.ts';
import type { Stage } from './reception.ts';
import {
  authorisedStage,
  initiatorUidStage,
  sakkeParametersStage,
  signatureStage,
} from './signature-checks.ts';

/** The checks of a received Group Key Transport payload as a whole, in order: the signature is
 *  verified before anything is decapsulated. Source: TS 33.179 §7.3.1, pCR 33.179 §7.4.2. */
export const payloadChecks: readonly Stage[] = [
  formatStage,
  timestampStage,
  randStage,
  replayStage,
  receiverStage,
  initiatorStage,
  kmsStage,
  periodStage,
  signatureStage,
  initiatorUidStage,
  authorisedStage,
];

/** The checks of each key in it, in order, after those of the payload. Source: TS 33.179 §7.3.1. */
export const keyChecks: readonly Stage[] = [
  sakkeParametersStage,
  decapsulationStage,
  identifierStage,
  csMapStage,
  gukIdStage,
  spPolicyStage,
  keyParametersStage,
  groupStage,
  revokedStage,
  duplicateStage,
  lifetimeStage,
];
