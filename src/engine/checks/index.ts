import type { Failure } from '../model/failures.ts';
import type { Scenario } from '../model/scenario.ts';
import { authorised } from './authorised.ts';
import { certificate } from './certificate.ts';
import type { MikeyError } from './check.ts';
import { csMap } from './cs-map.ts';
import { decapsulation } from './decapsulation.ts';
import { dualComplete } from './dual-complete.ts';
import { duplicateGmkId } from './duplicate-gmk-id.ts';
import { eccsiKeys } from './eccsi-keys.ts';
import { format } from './format.ts';
import { group } from './group.ts';
import { gukId } from './guk-id.ts';
import { initiator } from './initiator.ts';
import { initiatorUid } from './initiator-uid.ts';
import { keyParameters } from './key-parameters.ts';
import { keySeparation } from './key-separation.ts';
import { kms } from './kms.ts';
import { lifetime } from './lifetime.ts';
import { mki } from './mki.ts';
import { packet } from './packet.ts';
import { partnerCertificate } from './partner-certificate.ts';
import { period } from './period.ts';
import { rand } from './rand.ts';
import { receiver } from './receiver.ts';
import { replay } from './replay.ts';
import { revoked } from './revoked.ts';
import { sakkeKeys } from './sakke-keys.ts';
import { sakkeParameters } from './sakke-parameters.ts';
import { signature } from './signature.ts';
import { spPolicy } from './sp-policy.ts';
import { timestamp } from './timestamp.ts';
import { uid } from './uid.ts';

/** Every check in the order it is made, and the only place that knows the order. The signature is
 *  verified before anything is decapsulated. Source: TS 33.179 §7.3.1, pCR 33.179 §7.4.2.
 *
 *  To add a check: its file here, a line in this list, and its words in `src/i18n/en/checks.json`
 *  (name, short name, why it is made, a sentence and a reason for each code, the tool's choice where it
 *  has one). Types of names and codes, predictions, the map of octets, MIKEY errors and what runs follow from it. */
export const checksByPhase = {
  'key-material': [certificate, uid, eccsiKeys, sakkeKeys, partnerCertificate],
  payload: [
    format,
    timestamp,
    rand,
    replay,
    receiver,
    initiator,
    kms,
    period,
    signature,
    initiatorUid,
    authorised,
  ],
  key: [
    sakkeParameters,
    decapsulation,
    csMap,
    gukId,
    spPolicy,
    keyParameters,
    group,
    revoked,
    duplicateGmkId,
    lifetime,
  ],
  pair: [dualComplete],
  packet: [mki, packet, keySeparation],
} as const;

/** All of them, one after the other. */
export const checks = [
  ...checksByPhase['key-material'],
  ...checksByPhase.payload,
  ...checksByPhase.key,
  ...checksByPhase.pair,
  ...checksByPhase.packet,
] as const;

/** Any check. */
export type Check = (typeof checks)[number];
export type CheckName = Check['name'];
export type FailureCode = Check['codes'][number];

/** Why a check failed. */
export type CheckFailure = Failure<FailureCode>;

export const checkNames: readonly CheckName[] = checks.map(({ name }) => name);

/** Every way a check can fail, in the order of the checks. */
export const failureCodes: readonly FailureCode[] = checks.flatMap(
  ({ codes }): readonly FailureCode[] => codes,
);

const byName = new Map<string, Check>(checks.map((check) => [check.name, check]));
const byCode = new Map<string, Check>(
  checks.flatMap((check) => check.codes.map((code) => [code, check] as const)),
);

/** The check of a name. */
export const checkOf = (name: CheckName): Check => byName.get(name) as Check;

/** The check that ends in a code. */
export const checkOfCode = (code: FailureCode): Check => byCode.get(code) as Check;

/** Whether a run of a scenario makes a check where nothing fails before it. */
export const isMadeIn = ({ madeIn }: Pick<Check, 'madeIn'>, scenario: Scenario): boolean =>
  madeIn?.(scenario) ?? true;

/** The MIKEY error number for a failure; null for key material and for a packet, where MIKEY has no
 *  part. Whether group key provisioning may use the numbers no text says: they are a diagnosis for the
 *  receiver's own screen, no answer. Source: RFC 3830 §6.12. */
export function mikeyErrorOf({
  code,
  path,
}: Pick<CheckFailure, 'code' | 'path'>): MikeyError | null {
  const { mikeyError, mikeyErrorAt } = checkOfCode(code);
  return mikeyErrorAt?.[path] ?? mikeyError;
}
