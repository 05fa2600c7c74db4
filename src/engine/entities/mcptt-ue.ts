import { carriedKey, hasSecondKey } from '../checks/carried-key.ts';
import { dualComplete } from '../checks/dual-complete.ts';
import { type CheckFailure, checksByPhase } from '../checks/index.ts';
import { learntPurpose } from '../checks/learnt-key.ts';
import {
  type KeyPart,
  known,
  type McpttUe,
  messageOf,
  type Reception,
} from '../checks/reception.ts';
import { replayKey } from '../checks/replay.ts';
import { deriveGroupSrtpKeys, responderCsId } from '../mcptt/group-srtp-keys.ts';
import type { PayloadRef } from '../mcptt/key-record.ts';
import { asReadBy, type DecodedMessage } from '../mikey/index.ts';
import type { Context } from '../model/context.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import type { Purpose } from '../model/purpose.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import { runCheck } from './check-runner.ts';
import { discard, store } from './key-store.ts';
import { makeChecks, type Passed } from './past-failure.ts';

/** A Group Key Transport payload as it arrives, decoded once, what the sender meant its key for, and
 *  the second one where it is to carry two. */
export type Arrival = Readonly<{
  decoded: DecodedMessage;
  ref: PayloadRef;
  purpose: Purpose;
  second?: Purpose;
  /** The URI of the sender by the SIP part, where the payload hides it. */
  senderUri?: string;
}>;

/** One key of an arrival; `ordinal` counts the keys of the notification from 0. */
type Part = Readonly<{ purpose: Purpose; part: KeyPart; ordinal: number }>;

/** A key under way, with the place of its events. */
type Received = Readonly<{ scope: Scope; reception: Reception }>;

/** What has come of the keys of a notification so far. */
type Progress = { good: Received[]; failures: CheckFailure[]; refused: number };

/** The UE receives a notification: it checks every payload and every key in it, stores what may be
 *  stored and returns the failures, an empty list for OK. A payload with two keys is checked once as
 *  a whole, then for each key. Source: pCR 33.179 §7.4.2, TS 33.179 §7.3.1. */
export function* receiveNotification(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  arrivals: readonly Arrival[],
): Steps<readonly CheckFailure[]> {
  const { together, acceptance, eachAlone = false } = ue.expects;
  const arrived = arrivals.reduce((sum, { second }) => sum + (second ? 2 : 1), 0);
  const count = together ? Math.max(2, arrived) : arrived;
  const alone = count === 1 || acceptance === 'each-on-its-own';
  const progress: Progress = { good: [], failures: [], refused: 0 };
  let ordinal = count > 1 && !eachAlone ? 0 : ue.keys.length;
  for (const sent of arrivals) {
    const arrival = eachAlone ? ofOneKey(sent) : sent;
    const parts = partsOf(arrival, ordinal);
    ordinal += parts.length;
    yield* receivePayload(context, scope, ue, arrival, parts, alone, progress);
  }
  const { good, failures, refused } = progress;
  const [first] = arrivals;
  if (count === 1 || eachAlone || !first) return failures;
  const pair = { good: good.map(({ reception }) => reception), refused, count };
  const about = { ref: first.ref };
  const incomplete = yield* runCheck(context, scope, dualComplete, { ...pair, acceptance }, about);
  for (const { scope: inScope, reception } of alone ? [] : good) {
    if (incomplete) yield* discard(inScope, reception, incomplete);
    else yield* store(inScope, reception);
  }
  return incomplete ? [...failures, incomplete] : failures;
}

/** An arrival for a UE that knows of no second key. */
function ofOneKey({ second: _, ...arrival }: Arrival): Arrival {
  return arrival;
}

function partsOf({ purpose, second }: Arrival, ordinal: number): readonly Part[] {
  if (!second) return [{ purpose, part: 'only', ordinal }];
  return [
    { purpose, part: 'first', ordinal },
    { purpose: second, part: 'second', ordinal: ordinal + 1 },
  ];
}

/** The checks of one payload, then of each key in it; a key that may be stored alone is. */
function* receivePayload(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  arrival: Arrival,
  parts: readonly Part[],
  alone: boolean,
  progress: Progress,
): Steps<void> {
  const { whole, ...payload } = yield* checkPayload(context, scope, ue, arrival);
  if (payload.failed) progress.failures.push(payload.failed);
  for (const part of parts) {
    const reception = { ...whole, part: part.part, ordinal: part.ordinal };
    const received = { scope: { ...scope, purpose: part.purpose }, reception };
    if (payload.failed || part.part !== 'second' || hasSecondKey(messageOf(whole))) {
      yield* receiveKey(context, received, alone, payload, progress);
    }
  }
}

/** The checks of a payload as a whole. A receiver that goes through them is as it was before. */
export function* checkPayload(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  { decoded, ref, purpose, second, senderUri }: Arrival,
): Steps<Passed & Readonly<{ whole: Reception }>> {
  const inScope = second ? scope : { ...scope, purpose };
  const sipSender = senderUri === undefined ? {} : { senderUri };
  const read = ue.reads ? asReadBy(decoded, ue.reads) : decoded;
  const whole: Reception = { ue, ref, decoded: read, ...sipSender, part: 'only', ordinal: 0 };
  const about = { ref, tree: decoded.tree };
  return { whole, ...(yield* makeChecks(context, inScope, checksByPhase.payload, whole, about)) };
}

/** The checks of a key behind those of its payload, and what becomes of it. No document says how a second
 *  key is carried, so nothing checked of it is verified. */
function* receiveKey(
  context: Context,
  received: Received,
  alone: boolean,
  payload: Passed,
  progress: Progress,
): Steps<void> {
  const { scope, reception: r } = received;
  const about = { ref: r.ref, tree: r.decoded.tree, unverified: r.part === 'second' };
  const { failed, unmade } = yield* makeChecks(
    ...([context, scope, checksByPhase.key, r, about, payload.failed] as const),
  );
  if (failed) {
    if (!payload.failed) progress.failures.push(failed);
    progress.refused += 1;
    yield* discard(scope, r, failed, [...payload.unmade, ...unmade]);
    return;
  }
  yield* deriveKeys(context, received);
  r.ue.seen.add(replayKey(r));
  progress.good.push(received);
  if (alone) yield* store(scope, r);
}

/** Purpose and SRTP keys of a key that passed every check; both ends of a private call have their own.
 *  Source: TS 33.179 §7.3.6, TS 33.180 §7.4.1. */
function* deriveKeys(context: Context, { scope, reception: r }: Received): Steps<void> {
  r.purpose = learntPurpose(r);
  const input = {
    gmk: known(r.gmk, 'GMK'),
    gmkId: known(r.gmkId, 'GMK-ID'),
    gukId: carriedKey(r).keyId,
    rand: messageOf(r).rand,
    csId: known(r.csId, 'CS ID'),
  };
  const subject = () => ({ subject: r.ref });
  const derive = () => deriveGroupSrtpKeys(input);
  const { keys } = yield* compute(context, scope, 'srtp-keys', derive, subject);
  r.srtp = keys;
  if (!keyKindOrGmk(input.gmkId).bothEnds) return;
  const other = () => deriveGroupSrtpKeys({ ...input, csId: responderCsId(input.csId) });
  const name = 'srtp-keys-responder';
  const made = yield* compute(context, scope, 'srtp-keys', other, subject, name);
  r.srtpOfResponder = made.keys;
}
