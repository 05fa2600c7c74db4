import { carriedKey } from '../checks/carried-key.ts';
import type { CheckFailure, CheckName } from '../checks/index.ts';
import { checksByPhase } from '../checks/index.ts';
import type { Reception } from '../checks/reception.ts';
import { runCheck } from '../entities/check-runner.ts';
import { canBeMade, goOnPast } from '../entities/past-failure.ts';
import { deriveUserSalt } from '../mcptt/guk-id.ts';
import { ueIn } from '../model/actors.ts';
import type { Context } from '../model/context.ts';
import { legs } from '../model/figure.ts';
import { runNames } from '../model/run-names.ts';
import type { Scope } from '../trace/recording.ts';
import { type Examination, knownGmkId, openedUnder } from './aspects.ts';
import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** The receiver's own checks on a message, once more and as if some of them were settled. */

/** What the checks came to, in their order. */
export type Passage = Readonly<{
  passed: readonly CheckName[];
  failures: readonly CheckFailure[];
  failed: readonly CheckName[];
  /** The GMK-ID that came out, where one did. */
  gmkId: number | null;
}>;

type AsIf = Readonly<{
  reading: Reading;
  examination: Examination;
  settled: ReadonlySet<CheckName>;
}>;

const [leg] = legs;
const member = ueIn(leg.to.system, 1);
const scope: Scope = {
  ...{ prefix: runNames.opened, procedure: 1, step: leg.receipt, actor: member, member },
};
const context = (): Context => ({
  random: { stream: () => ({ bytes: (length) => new Uint8Array(length) }) },
  stopwatch: () => 0,
  timings: new Map(),
});

/** Makes the checks up to the first failure, or all that can be made. */
export function passageOf(evidence: Evidence, asIf: AsIf | null, goesOn: boolean): Passage {
  const r: Reception = {
    ue: { ...evidence.ue, seen: new Set(), keys: [] },
    ref: evidence.arrival.ref,
    decoded: evidence.decoded,
    part: evidence.twoKeys ? 'first' : 'only',
    ordinal: 0,
  };
  const passed: CheckName[] = [];
  const failures: CheckFailure[] = [];
  const failed: CheckName[] = [];
  for (const check of [...checksByPhase.payload, ...checksByPhase.key]) {
    if (asIf?.settled.has(check.name)) {
      if (!settle(r, check.name, evidence, asIf)) break;
      passed.push(check.name);
      continue;
    }
    if (goesOn && !canBeMade(check.name, r)) continue;
    const failure = failureOf(check, r);
    if (!failure) {
      passed.push(check.name);
      continue;
    }
    failures.push(failure);
    failed.push(check.name);
    if (!goesOn) break;
    goOnPast(check.name, r, evidence.keySet);
  }
  return { passed, failures, failed, gmkId: r.gmkId ?? null };
}

function failureOf(
  check: (typeof checksByPhase)['payload' | 'key'][number],
  r: Reception,
): CheckFailure | null {
  const about = { ref: r.ref, tree: r.decoded.tree };
  const steps = runCheck(context(), scope, check, r, about);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Leaves what a passed check would have left; false where the rest has nothing to go on with. */
function settle(r: Reception, name: CheckName, evidence: Evidence, asIf: AsIf): boolean {
  const { reading, examination } = asIf;
  if (name === 'kms') {
    const [home, signers] = [reading.receiver.kms, reading.signer.kms];
    if (!home) return false;
    r.unchecked = { home, offered: signers ? [signers] : [] };
  }
  if (name === 'period') {
    if (!evidence.keySet) return false;
    r.ownKeySet = evidence.keySet;
  }
  if (name === 'decapsulation') {
    const gmk = examination.gmkUnder(reading);
    if (!gmk) return false;
    r.gmk = gmk;
  }
  if (name === 'cs-map') settleIdentifiers(r, evidence, reading);
  if (name === 'key-parameters') settleParameters(r, evidence, reading);
  return true;
}

function settleIdentifiers(r: Reception, evidence: Evidence, reading: Reading): void {
  const { keyId } = carriedKey(r);
  if (r.gmk) r.userSalt = deriveUserSalt(r.gmk, r.ue.uri).userSalt;
  r.gmkId = knownGmkId(evidence, reading) ?? keyId;
  r.csId = 4;
}

function settleParameters(r: Reception, evidence: Evidence, reading: Reading): void {
  const opened = openedUnder(evidence, reading, r.gmk ?? null);
  const unread = {
    keyType: 0,
    status: 1,
    activationTime: 0,
    expiryTime: 0,
    text: '',
    groupIds: [],
  };
  r.parameters = opened?.parameters ?? unread;
}
