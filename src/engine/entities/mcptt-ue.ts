import { carriedKey, hasSecondKey } from '../checks/carried-key.ts';
import { learntPurpose } from '../checks/key-checks.ts';
import { replayKey } from '../checks/message-checks.ts';
import { concludePair } from '../checks/pair-check.ts';
import { keyChecks, payloadChecks } from '../checks/receiver-checks.ts';
import {
  type KeyPart,
  known,
  type McpttUe,
  messageOf,
  type Reception,
  type Stage,
} from '../checks/reception.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Context } from '../model/context.ts';
import type { Failure } from '../model/failures.ts';
import type { Purpose } from '../model/purpose.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { PayloadRef } from '../trace/trace.ts';
import { discard, store } from './key-store.ts';

/** A Group Key Transport payload as it arrives, what the sender meant its key for, and the second
 *  one where it is to carry two. */
export type Arrival = Readonly<{
  octets: Uint8Array;
  ref: PayloadRef;
  purpose: Purpose;
  second?: Purpose;
  /** The URI of the sender by the SIP part, where the payload hides it. */
  senderUri?: string;
}>;

/** One key of an arrival; `ordinal` counts the keys of the notification from 0. */
type Part = Readonly<{ purpose: Purpose; part: KeyPart; ordinal: number }>;

/** What has come of the keys of a notification so far. */
type Progress = { good: Reception[]; failures: Failure[]; refused: number };

/** The UE receives a notification: it checks every payload and every key in it, stores what may be
 *  stored and returns the failures, an empty list for OK. A payload with two keys is checked once as
 *  a whole, then for each key. Source: pCR 33.179 §7.4.2, TS 33.179 §7.3.1. */
export function* receiveNotification(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  arrivals: readonly Arrival[],
): Steps<readonly Failure[]> {
  const arrived = arrivals.reduce((sum, { second }) => sum + (second ? 2 : 1), 0);
  const count = ue.expects.together ? Math.max(2, arrived) : arrived;
  const alone = count === 1 || ue.expects.acceptance === 'each-on-its-own';
  const progress: Progress = { good: [], failures: [], refused: 0 };
  let ordinal = count > 1 ? 0 : ue.keys.length;
  for (const arrival of arrivals) {
    const parts = partsOf(arrival, ordinal);
    ordinal += parts.length;
    yield* receivePayload(context, scope, ue, arrival, parts, alone, progress);
  }
  const { good, failures, refused } = progress;
  const [first] = arrivals;
  if (count === 1 || !first) return failures;
  const incomplete = yield* concludePair({ scope, ue, ref: first.ref, count }, { good, refused });
  for (const reception of alone ? [] : good) {
    if (incomplete) yield* discard(reception, incomplete);
    else yield* store(reception);
  }
  return incomplete ? [...failures, incomplete] : failures;
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
  const { whole, failed } = yield* checkPayload(context, scope, ue, arrival);
  if (failed) progress.failures.push(failed);
  for (const part of parts) {
    const reception = { ...whole, ...part, scope: { ...scope, purpose: part.purpose } };
    if (failed) {
      progress.refused += 1;
      yield* discard(reception, failed);
    } else if (part.part !== 'second' || hasSecondKey(messageOf(whole))) {
      yield* receiveKey(reception, alone, progress);
    }
  }
}

/** The checks of a payload as a whole. A receiver that goes through them is as it was before. */
export function* checkPayload(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  { octets, ref, purpose, second, senderUri }: Arrival,
): Steps<Readonly<{ whole: Reception; failed: Failure | null }>> {
  const inScope = second ? scope : { ...scope, purpose };
  const decoded = decodeMessage(octets);
  const told = senderUri === undefined ? {} : { senderUri };
  const at = { context, scope: inScope, ue, ref, decoded, ...told };
  const whole: Reception = { ...at, part: 'only', ordinal: 0 };
  const failed = yield* firstFailure(payloadChecks, whole);
  return { whole, failed };
}

function* firstFailure(stages: readonly Stage[], r: Reception): Steps<Failure | null> {
  for (const stage of stages) {
    const failed = yield* stage(r);
    if (failed) return failed;
  }
  return null;
}

function* receiveKey(r: Reception, alone: boolean, progress: Progress): Steps<void> {
  const failed = yield* firstFailure(keyChecks, r);
  if (failed) {
    progress.failures.push(failed);
    progress.refused += 1;
    yield* discard(r, failed);
    return;
  }
  yield* deriveKeys(r);
  r.ue.seen.add(replayKey(r));
  progress.good.push(r);
  if (alone) yield* store(r);
}

/** Purpose and SRTP keys of a key that passed every check. Source: TS 33.179 §7.3.6. */
function* deriveKeys(r: Reception): Steps<void> {
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
  const { keys } = yield* compute(r.context, r.scope, 'srtp-keys', derive, subject);
  r.srtp = keys;
}
