import { equalBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { type Failure, failure } from '../failures.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { PayloadRef, Purpose } from '../trace.ts';
import { learntPurpose } from './key-checks.ts';
import { keyRecordOf, storeKey } from './key-store.ts';
import { replayKey } from './message-checks.ts';
import { receiverChecks } from './receiver-checks.ts';
import { known, type McpttUe, messageOf, type Reception } from './reception.ts';
import { compute, eventBase, type Scope, type Steps } from './recording.ts';

/** A Group Key Transport payload as it arrives, and what the sender meant it for. */
export type Arrival = Readonly<{ octets: Uint8Array; ref: PayloadRef; purpose: Purpose }>;

/** The UE receives a notification: it checks every payload in it, stores what may be stored and
 *  returns the failures, an empty list for OK. Source: pCR 33.179 §7.4.2, TS 33.179 §7.3.1. */
export function* receiveNotification(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  arrivals: readonly Arrival[],
): Steps<readonly Failure[]> {
  const failures: Failure[] = [];
  const good: Reception[] = [];
  const alone = arrivals.length === 1 || ue.expects.acceptance === 'each-on-its-own';
  const held = ue.keys.length;
  for (const [position, arrival] of arrivals.entries()) {
    const reception: Reception = {
      context,
      scope: { ...scope, purpose: arrival.purpose },
      ue,
      ref: arrival.ref,
      decoded: decodeMessage(arrival.octets),
      ordinal: arrivals.length > 1 ? position : held,
    };
    const failed = yield* receivePayload(reception);
    if (failed) failures.push(failed);
    else if (alone) yield* store(reception);
    else good.push(reception);
  }
  if (arrivals.length > 1) yield* concludePair(good, failures, scope, ue, arrivals, alone);
  return failures;
}

/** Every check of one payload, until one fails; on success the SRTP keys are derived too. */
function* receivePayload(r: Reception): Steps<Failure | null> {
  for (const stage of receiverChecks) {
    const failed = yield* stage(r);
    if (!failed) continue;
    yield* discard(r, failed);
    return failed;
  }
  r.purpose = learntPurpose(r);
  const input = {
    gmk: known(r.gmk, 'GMK'),
    gmkId: known(r.gmkId, 'GMK-ID'),
    gukId: messageOf(r).hdr.csbId,
    rand: messageOf(r).rand,
    csId: known(r.csId, 'CS ID'),
  };
  const subject = () => ({ subject: r.ref });
  const derived = yield* compute(
    r.context,
    r.scope,
    'srtp-keys',
    () => deriveGroupSrtpKeys(input),
    subject,
  );
  r.srtp = derived.keys;
  r.ue.seen.add(replayKey(r));
  return null;
}

function* store(r: Reception): Steps<void> {
  const record = keyRecordOf(r);
  storeKey(r.ue.keys, record);
  yield Object.freeze({
    ...eventBase(r.scope, 'store'),
    kind: 'store' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    record,
    update: known(r.update, 'update'),
  });
}

function* discard(r: Reception, reason: Failure): Steps<void> {
  yield Object.freeze({
    ...eventBase(r.scope, 'discard'),
    kind: 'discard' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    reason,
    subject: r.ref,
  });
}

/** Two GMKs in one procedure: both must have arrived, be good and differ. What happens when not is
 *  left open by the contribution and chosen by `dualAcceptance`. */
function* concludePair(
  good: readonly Reception[],
  failures: Failure[],
  scope: Scope,
  ue: McpttUe,
  arrivals: readonly Arrival[],
  alone: boolean,
): Steps<void> {
  const first = arrivals[0];
  if (!first) return;
  const found = pairProblem(good, failures, ue, arrivals, alone);
  const failed = found
    ? failure({
        code: 'dual-incomplete',
        path: 'notification',
        offset: null,
        clause: 'Keyladder §dual acceptance',
        expected: 'two different good GMKs, one for media and one for floor control',
        found,
      })
    : null;
  yield Object.freeze({
    ...eventBase(scope, 'check', 'dual-complete'),
    kind: 'check' as const,
    check: 'dual-complete' as const,
    clause: 'Keyladder §dual acceptance' as const,
    passed: failed === null,
    ...(failed ? { failure: failed } : {}),
    values: [{ name: 'dualAcceptance', value: ue.expects.acceptance }],
    subject: first.ref,
    unverified: true,
  });
  if (failed) failures.push(failed);
  for (const reception of good) {
    if (failed) yield* discard(reception, failed);
    else yield* store(reception);
  }
}

function pairProblem(
  good: readonly Reception[],
  failures: readonly Failure[],
  ue: McpttUe,
  arrivals: readonly Arrival[],
  alone: boolean,
): string | null {
  if (failures.length > 0) return `${failures.length} of ${arrivals.length} refused`;
  const keys = alone
    ? ue.keys.filter((key) => arrivals.some((arrival) => sameRef(arrival.ref, key.learntFrom)))
    : good.map(keyRecordOf);
  const [a, b] = keys;
  if (!a || !b || equalBytes(a.gmk, b.gmk)) return 'the same GMK twice';
  if (a.gmkId === b.gmkId) return 'the same GMK-ID twice';
  if (a.purpose === b.purpose) return `two keys for ${a.purpose}`;
  return null;
}

function sameRef(a: PayloadRef, b: PayloadRef): boolean {
  return a.messageId === b.messageId && a.payload === b.payload;
}
