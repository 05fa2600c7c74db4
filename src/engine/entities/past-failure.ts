import { certificateFor } from '../checks/identities.ts';
import type { CheckFailure, CheckName, checksByPhase } from '../checks/index.ts';
import type { Reception } from '../checks/reception.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import { idRoles } from '../mikey/index.ts';
import type { Context } from '../model/context.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import { type About, firstFailure, runCheck } from './check-runner.ts';

/** What is left to look at in a message behind a failed check. */

type Needs = (r: Reception) => boolean;

const isRead: Needs = ({ decoded }) => decoded.message !== null;
const hasSigner: Needs = (r) => certificateFor(r, idRoles.IDRkmsi) !== undefined;
const hasOwnKms: Needs = (r) => certificateFor(r, idRoles.IDRkmsr) !== undefined;
const hasRsk: Needs = ({ ue, ownKeySet }) =>
  ue.certificates.some(({ kmsUri }) => kmsUri === ownKeySet?.kmsUri);
const hasGmk: Needs = ({ gmk }) => gmk !== undefined;
const hasGmkId: Needs = ({ gmkId }) => gmkId !== undefined;
const hasParameters: Needs = ({ parameters }) => parameters !== undefined;

/** What checks need besides a message that could be read. */
const needs: Readonly<Partial<Record<CheckName, readonly Needs[]>>> = {
  period: [hasOwnKms, hasSigner],
  signature: [hasSigner],
  'initiator-uid': [hasSigner],
  authorised: [hasSigner],
  decapsulation: [hasRsk],
  'cs-map': [hasGmk],
  'guk-id': [hasGmkId],
  'key-parameters': [hasGmk],
  group: [hasParameters],
  revoked: [hasParameters, hasGmkId],
  'duplicate-gmk-id': [hasGmkId],
  lifetime: [hasParameters, hasGmkId],
};

/** Whether a check has what it reads, whatever failed before it. */
export function canBeMade(name: CheckName, r: Reception): boolean {
  if (name === 'format') return true;
  return isRead(r) && (needs[name] ?? []).every((isThere) => isThere(r));
}

/** Leaves what the checks behind a failed one can go on with, as for a receiver that does not make it;
 *  `keySet`: what it opens with in a period it has no keys of. */
export function goOnPast(name: CheckName, r: Reception, keySet: KmsKeySet | null): void {
  const { ue } = r;
  if (name === 'kms') {
    const home = ue.certificates.find(({ kmsUri }) => kmsUri === ue.kmsUri);
    if (home) r.unchecked = { home, offered: [] };
  }
  if (name === 'period' && keySet) r.ownKeySet ??= keySet;
}

/** What some checks came to: the first failure, and those that could not be made behind it. */
export type Passed = Readonly<{ failed: CheckFailure | null; unmade: readonly CheckName[] }>;

type OfReception = (typeof checksByPhase)['payload' | 'key'][number];

/** Makes checks up to the first failure, or, of a receiver that goes on past it, all that can be made.
 *  `before` is a failure that came before them. */
export function* makeChecks(
  context: Context,
  scope: Scope,
  checks: readonly OfReception[],
  r: Reception,
  about: About,
  before: CheckFailure | null = null,
): Steps<Passed> {
  if (!r.ue.readsOn) {
    const failed = before ?? (yield* firstFailure(context, scope, checks, r, about));
    return { failed, unmade: [] };
  }
  let first = before;
  const unmade: CheckName[] = [];
  for (const check of checks) {
    if (first && !canBeMade(check.name, r)) {
      unmade.push(check.name);
      continue;
    }
    const failed = yield* runCheck(context, scope, check, r, about);
    if (failed) goOnPast(check.name, r, r.ue.keySets.at(-1) ?? null);
    first ??= failed;
  }
  return { failed: first, unmade };
}
